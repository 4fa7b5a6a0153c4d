/* What somebody may mean while they type into the box of words, as a list below it that keys and clicks choose from.
   The box is Streamlit's own, with its Enter; this only listens to it and draws the list. */
const PAUSE = 150;

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const input = document.querySelector(".st-key-q input");
  const list = parentElement.querySelector("[role=listbox]");
  if (!input || !list) return;
  list.id = "otr-suggestions";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.autocomplete = "off";

  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");
  const show = (isShown) => {
    list.hidden = !isShown;
    input.setAttribute("aria-expanded", String(isShown));
    if (!isShown) mark(null);
  };
  const mark = (option) => {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const type = (words) => {
    // React looks at what the element's own class sets, not at what the element does.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, words);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const pick = (option) => {
    const [name, value] = JSON.parse(option.dataset.means);
    show(false);
    type("");
    clearTimeout(list.timer);
    setTriggerValue("picked", { name, value });
  };

  draw(list, data.groups);
  const isWanted = document.activeElement === input && data.groups.length > 0;
  show(isWanted && data.typed === input.value.trim() && list.done !== input.value);
  options().forEach((option) => {
    // The box keeps the focus: who leaves it has its words searched.
    option.onpointerdown = (event) => event.preventDefault();
    option.onclick = () => pick(option);
  });
  input.oninput = () => {
    list.done = null;
    clearTimeout(list.timer);
    list.timer = setTimeout(() => setStateValue("typed", input.value.trim()), PAUSE);
  };
  input.onblur = () => show(false);
  input.onkeydown = (event) => {
    const all = options();
    if (event.key === "Enter" && !list.hidden && active()) {
      event.stopPropagation();
      event.preventDefault();
      pick(active());
    } else if (event.key === "Enter" || event.key === "Escape") {
      list.done = input.value;
      show(false);
    } else if (event.key.startsWith("Arrow") && !list.hidden && all.length) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      // One place more than options, at which the typed words are meant again.
      const at = (all.indexOf(active()) + 1 + step + all.length + 1) % (all.length + 1);
      mark(at ? all[at - 1] : null);
    }
  };
}

function draw(list, groups) {
  list.replaceChildren(...groups.flatMap(({ label, options }, number) => {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    const title = document.createElement("span");
    title.id = `otr-suggestions-${number}`;
    title.className = "title";
    title.textContent = label;
    group.setAttribute("aria-labelledby", title.id);
    group.append(title, ...options.map(({ text, count, means }, place) => {
      const option = document.createElement("div");
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.id = `otr-suggestion-${number}-${place}`;
      option.dataset.means = JSON.stringify(means);
      const [words, times] = [document.createElement("span"), document.createElement("small")];
      words.textContent = text;
      times.textContent = count;
      option.append(words, " ", times);
      return option;
    }));
    return group;
  }));
}
