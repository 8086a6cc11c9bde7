// Offers addresses of the register while one is typed. Without this script the field takes the address as it is.
for (const input of document.querySelectorAll("[data-addresses]")) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-addresses`;
  input.after(list);
  input.setAttribute("list", list.id);
  let asked = "";
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = input.value.trim();
    if (typed.length < 3 || typed === asked) return;
    waiting = setTimeout(async () => {
      asked = typed;
      try {
        const answer = await fetch(`${input.dataset.addresses}?q=${encodeURIComponent(typed)}`);
        if (!answer.ok || asked !== typed) return;
        const { addresses } = await answer.json();
        list.replaceChildren(...addresses.map(({ label }) => new Option("", label)));
      } catch {
        // No line at the moment: what is typed is sent as it is.
      }
    }, 200);
  });
}
