/* Up and down go from quotation to quotation, Enter opens the one that is reached where it stands. */
if (!window.otrReadingList) {
  window.otrReadingList = true;
  let reached = "";
  const items = () => [...document.querySelectorAll(".st-key-reading_list .otr-item")];
  // A redrawn list has lost the focus; who was in it goes on from the same quotation.
  const current = () => {
    const focused = document.activeElement;
    if (focused && focused !== document.body) return focused.closest(".st-key-reading_list .otr-item");
    return items().find((item) => item.dataset.quote === reached);
  };
  document.addEventListener("keydown", (event) => {
    const inside = document.activeElement === document.body || document.activeElement?.matches(".otr-item");
    if (!inside || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = items(), at = all.indexOf(current());
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      all[at].closest("[class*=st-key-quotation]")?.querySelector("[class*=st-key-context] button")?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = all[at < 0 ? 0 : at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      reached = next.dataset.quote;
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    }
  });
}
