/* Suggestions under the search field, as one types: a combobox that the keyboard reaches. Without it, the form works alone. */
(() => {
  const WAIT = 150;
  for (const form of document.querySelectorAll("form[data-suggestions]")) {
    const input = form.querySelector("input[type=search]");
    const list = document.createElement("ul");
    let timer = 0, asked = "", controller = null, current = -1;
    list.id = `${input.id}-suggestions`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.querySelector("label").textContent);
    list.hidden = true;
    form.append(list);
    const say = (name, value) => input.setAttribute(name, value);
    say("role", "combobox");
    say("aria-autocomplete", "list");
    say("aria-controls", list.id);
    say("aria-expanded", "false");

    const close = () => {
      list.hidden = true;
      current = -1;
      say("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (at) => {
      const options = [...list.children];
      current = (at + options.length + 1) % (options.length + 1);
      if (current === options.length) current = -1;
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === current)));
      if (current < 0) input.removeAttribute("aria-activedescendant");
      else {
        say("aria-activedescendant", options[current].id);
        options[current].scrollIntoView({ block: "nearest" });
      }
    };
    const show = (found) => {
      list.replaceChildren(...found.map((row, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = row.url;
        option.lang = row.language;
        option.dir = "auto";
        option.textContent = row.text;
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(row.url));
        return option;
      }));
      current = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !found.length;
      say("aria-expanded", String(found.length > 0));
    };
    const ask = async () => {
      const typed = input.value.trim();
      if (typed === asked && !list.hidden) return;
      asked = typed;
      controller?.abort();
      if (typed.length < 2) return close();
      controller = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal: controller.signal });
        if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
      } catch { /* typed on, or offline: the form still works */ }
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); choose(current + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); choose(current < 0 ? list.children.length - 1 : current - 1); }
      if (event.key === "Enter" && current >= 0) { event.preventDefault(); location.assign(list.children[current].dataset.url); }
    });
  }
})();
