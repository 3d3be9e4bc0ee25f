// What the shell does by script, in place of the theme's own, which is a third of a page's bytes and on an old phone most
// of its work: the choice between light and dark, kept as the theme keeps it, and a menu that the keyboard opens too.
// Without script the menu opens at a touch, and the foot of each page has the same links.
(() => {
  const colors = document.querySelector(".mb-colors");
  colors?.addEventListener("click", () => {
    mbColors((+colors.value + 1) % colors.children.length); // the head's own script, which also keeps the choice
  });

  // A label becomes a button; it keeps its "for", by which the theme's stylesheet knows when to show it.
  const buttonFor = (label, name, act) => {
    const button = document.createElement("button");
    button.append(...label.childNodes);
    for (const [key, value] of [["type", "button"], ["class", label.className], ["for", label.htmlFor], ["aria-label", name]]) button.setAttribute(key, value);
    button.addEventListener("click", act);
    label.replaceWith(button);
    return button;
  };
  const buttons = [["__drawer", "Danh mục"], ["__search", "Tìm kiếm"]].map(([id, name]) => {
    const toggle = document.getElementById(id);
    const label = document.querySelector(`.md-header__button[for=${id}]`);
    if (!toggle || !label) return null;
    const button = buttonFor(label, name, () => toggle.click());
    const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
    tell();
    toggle.addEventListener("change", tell);
    return { toggle, button };
  });

  const menu = buttons[0];
  const shut = () => menu.toggle.click();
  const panel = document.querySelector(".md-sidebar--primary");
  const cross = panel?.querySelector(".mb-close");
  if (menu && cross) buttonFor(cross, "Đóng danh mục", shut);
  // While the menu covers the page, nothing behind it is reached, by keyboard or by ear; shut in whatever way, it gives back.
  const behind = [...document.querySelectorAll(".md-skip, .md-header, .md-tabs, .md-content, .md-footer")];
  menu?.toggle.addEventListener("change", () => {
    const open = menu.toggle.checked;
    const first = document.activeElement === menu.button && panel?.querySelector("a");
    for (const each of behind) each.inert = open;
    if (!open) menu.button.focus();
    else if (first) first.focus();
  });
  addEventListener("resize", () => {
    if (menu?.toggle.checked && !menu.button.checkVisibility()) menu.toggle.click(); // wide enough for tabs
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.toggle.checked) shut();
  });
})();
