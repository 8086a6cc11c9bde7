// While far more comes in than neighbours write, a form asks for a little work before it is sent: a number with which the hash of what
// was typed begins with enough zeros. Without this script, or where there is no way to hash, waiting a minute does instead.
for (const form of document.querySelectorAll("form[data-work]")) {
  form.addEventListener("submit", async (event) => {
    const { work: zeroBits, busy } = form.dataset;
    if (!crypto.subtle || form.elements.work.value) return;
    event.preventDefault();
    const button = event.submitter;
    if (button) {
      button.disabled = true;
      button.textContent = busy;
    }
    const fields = [...new FormData(form)].filter(([name, value]) => name !== "work" && typeof value === "string");
    const typed = fields.map(([name, value]) => `${name}=${value.replaceAll("\r\n", "\n")}\n`);
    const begun = new TextEncoder().encode(typed.join(""));
    for (let tried = 0; ; tried += 1) {
      const number = new TextEncoder().encode(String(tried));
      const whole = new Uint8Array(begun.length + number.length);
      whole.set(begun);
      whole.set(number, begun.length);
      const hash = new DataView(await crypto.subtle.digest("SHA-256", whole));
      if (Math.clz32(hash.getUint32(0)) >= Number(zeroBits)) {
        form.elements.work.value = tried;
        break;
      }
    }
    form.submit();
  });
}
