// The queue by keyboard: j and k go down and up, x chooses, Enter opens, / goes to the search. Without this script the links and
// boxes work as everywhere.
const rows = [...document.querySelectorAll("[data-queue] tbody tr")];
let at = -1;

function go(to) {
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at]?.querySelector("a")?.focus();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  if (focused >= 0) at = focused;
  if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (event.key === "x" && at >= 0) rows[at].querySelector("input")?.click();
  else if (event.key === "/") document.getElementById("q")?.focus();
  else return;
  event.preventDefault();
});
