// Says while a text for telephones is typed how it is counted. The server counts; without this script it says so on submit.
for (const area of document.querySelectorAll("textarea[data-count]")) {
  const place = document.getElementById("count");
  if (!place) continue;
  const [line, hints] = [place.querySelector("p"), place.querySelector("ul")];
  let waiting = 0;
  let asked = "";
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = area.value;
      asked = typed;
      try {
        const answer = await fetch(area.dataset.count, { method: "POST", body: new URLSearchParams({ words: typed }) });
        if (!answer.ok || asked !== typed) return;
        const counted = await answer.json();
        line.textContent = counted.line;
        hints.replaceChildren(
          ...[...counted.faults, ...counted.hints].map((text) => {
            const item = document.createElement("li");
            item.textContent = text;
            return item;
          }),
        );
        place.classList.toggle("bad", counted.faults.length > 0);
        place.classList.toggle("care", counted.faults.length === 0 && counted.hints.length > 0);
        const example = document.querySelector("aside .card p");
        if (example) example.textContent = counted.example;
      } catch {
        // No line at the moment: the count stays that of what was counted last.
      }
    }, 250);
  });
}
