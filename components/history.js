/* One thing that a person does is one step of the browser's "Back". Streamlit replaces the address where a widget
   changes it, and adds one where the server does: what follows from "Back" itself, too, would then be a step. */
if (!window.otrHistory) {
  window.otrHistory = true;
  const { pushState, replaceState } = window.history;
  let mayStep = false;
  for (const act of ["pointerdown", "keydown"]) window.addEventListener(act, () => { mayStep = true; }, true);
  window.addEventListener("popstate", () => { mayStep = false; }, true);

  const place = (address) => { const at = new URL(address, location.href); return at.pathname + at.search; };
  const change = (state, title, address) => {
    const steps = mayStep && place(address ?? location.href) !== place(location.href);
    mayStep = mayStep && !steps;
    (steps ? pushState : replaceState).call(window.history, state, title, address);
  };
  window.history.pushState = change;
  window.history.replaceState = change;
}
