// Keeps the theme's script from fetching what a page view does not need: the search index waits until the search box is
// first used (it may be many times a page's weight), and the sitemap, which the theme takes feed links to call for, is
// not fetched at all.
(() => {
  const held = [];
  let wanted = false;
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.isSitemap = /\/sitemap\.xml$/.test(String(address));
    this.isSearchIndex = /\/search\/search_index\.json$/.test(String(address));
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.isSitemap) return;
    if (this.isSearchIndex && !wanted) held.push(() => send.apply(this, body));
    else send.apply(this, body);
  };
  const release = () => {
    wanted = true;
    while (held.length) held.shift()();
  };
  const box = document.querySelector(".md-search");
  // Some keyboards type accents as separate marks; words are indexed in their composed form.
  const compose = ({ target }) => {
    if (!target.matches?.(".md-search__input") || target.value === target.value.normalize("NFC")) return;
    target.value = target.value.normalize("NFC");
  };
  for (const type of ["input", "keyup", "focusin"]) document.addEventListener(type, compose, true);
  const toggle = document.getElementById("__search");
  if (new URLSearchParams(location.search).has("q")) release();
  for (const type of ["focusin", "pointerdown"]) box?.addEventListener(type, release, { once: true });
  toggle?.addEventListener("change", release, { once: true });
  document.addEventListener("keydown", (event) => {
    if (["/", "f", "s"].includes(event.key)) release();
  });
})();
