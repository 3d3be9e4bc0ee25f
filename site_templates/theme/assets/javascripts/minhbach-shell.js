// What the shell does by script, in place of the theme's own, which is a third of a page's bytes and on an old phone most
// of its work: the choice between light and dark, kept as the theme keeps it, and a menu that the keyboard opens too.
// Without script the menu opens at a touch, and the foot of each page has the same links.
(() => {
  const inputs = [...document.getElementsByName("__palette")];
  const choose = (input, index) => {
    const color = {};
    for (const name of ["media", "scheme", "primary", "accent"]) {
      color[name] = input.getAttribute(`data-md-color-${name}`);
      document.body.setAttribute(`data-md-color-${name}`, color[name]);
    }
    for (const each of inputs) if (each.nextElementSibling) each.nextElementSibling.hidden = each !== input;
    __md_set("__palette", { index, color });
  };
  inputs.forEach((input, index) => input.addEventListener("change", () => choose(input, index)));

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
  const shut = () => {
    menu.toggle.click();
    menu.button.focus();
  };
  const panel = document.querySelector(".md-sidebar--primary");
  const cross = panel?.querySelector(".mb-close");
  if (menu && cross) buttonFor(cross, "Đóng danh mục", shut);
  menu?.toggle.addEventListener("change", () => {
    if (menu.toggle.checked && document.activeElement === menu.button) panel?.querySelector("a")?.focus();
  });
  // While the menu covers the page, nothing behind it is reached, by keyboard or by ear.
  const behind = [...document.querySelectorAll(".md-skip, .md-header, .md-tabs, .md-content, .md-footer")];
  menu?.toggle.addEventListener("change", () => {
    for (const each of behind) each.inert = menu.toggle.checked;
  });
  addEventListener("resize", () => {
    if (menu?.toggle.checked && !menu.button.checkVisibility()) menu.toggle.click(); // wide enough for tabs
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.toggle.checked) shut();
  });
})();
