// A table that fits has nothing to scroll: the keyboard need not stop at it.
(() => {
  const look = (region) => {
    const wide = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    if (wide) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  };
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));
  document.querySelectorAll(".region").forEach((region) => watch.observe(region));
})();
