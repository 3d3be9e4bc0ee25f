// The search. The index (generator/publish/search.py) is {groups, words, docs}: headings by number; groups of synonyms as
// [what pages say, how residents call it]; and for each page location, group, title, said (shown below it) and text.
// It is fetched once, from `search/search_index.json`. Opened from a folder on disk, where a page may fetch nothing, the
// same value comes from a script beside it, `search/search_index.js`, which reads `var __index = {…};`.
//
// A text is searched as words with single spaces around each, as written and without accents: a word typed with an accent
// means itself ("Đồng Đăng"), one typed without means all ("dong dang"). "102/BC-UBND" is three such words in a row.
(() => {
  const root = new URL("../../", document.currentScript.src);
  const onDisk = location.protocol === "file:";
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  const opener = document.querySelector(".md-header__button[for=__search]");
  const form = box.querySelector("form");
  const input = box.querySelector("input");
  const told = box.querySelector("[role=status]");
  const list = box.querySelector("[data-mb-found]");
  const SHOWN = 5; // results of a group before the rest is asked for
  const PASSAGES = 2; // and of those of which only the text holds what is looked for
  const EXAMPLES = 3;
  const MARKS = /[\u0300-\u036f]/g;
  const TONE = /([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?![\p{L}\u0300-\u036f])/gu; // hòa and hoà are one word
  const BREAK = /[^\p{L}\p{N}]+/gu;

  const written = (text) => text.toLowerCase().normalize("NFD").replace(TONE, "$1$3$2").normalize("NFC");
  const plain = (text) => text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d");
  const tokens = (text) => written(text).replace(BREAK, " ").trim().split(" ").filter(Boolean);
  const spaced = (words) => ` ${words.join(" ")} `;

  /* What is looked for */

  // A phrase: its words, and whether it means them with their accents. `open`: its last word may go on.
  function phraseOf(words, open = false) {
    const strict = words.some((word) => word !== plain(word));
    const text = spaced(strict ? words : words.map(plain));
    return { text: open ? text.slice(0, -1) : text, strict, size: words.length };
  }

  const same = (typed, word) => typed === word || typed === plain(word);
  const standsAt = (words, at, phrase) => phrase.length <= words.length - at && phrase.every((word, i) => same(words[at + i], word));

  // The query as units: a word, or the longest way of speaking that a group of synonyms knows, with all it stands for.
  function unitsOf(words, going, synonyms) {
    const units = [];
    for (let at = 0; at < words.length; ) {
      const known = synonyms.filter(({ spoken }) => standsAt(words, at, spoken));
      const size = Math.max(1, ...known.map(({ spoken }) => spoken.length));
      const typed = words.slice(at, at + size);
      const open = going && at + size === words.length;
      const unit = { near: [phraseOf(typed, open)], far: [] };
      for (const { spoken, said } of known) {
        if (spoken.length === size) unit.near.push(...said);
        else unit.far.push(phraseOf(spoken));
      }
      if (size > 1) unit.far.push(...inside(typed, synonyms));
      units.push(unit);
      at += size;
    }
    return units;
  }

  // Shorter ways of speaking inside a longer one: "khai sinh" in "làm giấy khai sinh".
  function inside(typed, synonyms) {
    const found = [];
    for (let at = 1; at < typed.length; at++)
      for (const { spoken } of synonyms) if (spoken.length > 1 && standsAt(typed, at, spoken)) found.push(phraseOf(spoken));
    return found;
  }

  const has = (texts, phrase) => (phrase.strict ? texts.written : texts.plain).includes(phrase.text);

  // How well a page answers one unit: 0 not at all; in the title it counts by how much of the title it is.
  function fit(page, unit) {
    let best = 0;
    for (const [phrases, part] of [[unit.near, 1], [unit.far, 0.6]])
      for (const phrase of phrases) {
        if (has(page.head, phrase)) best = Math.max(best, part * (10 + (10 * phrase.size) / page.size));
        else if (has(page.body, phrase)) best = Math.max(best, part * 3);
      }
    return best;
  }

  function search(index, query) {
    const words = tokens(query);
    if (!words.length) return { pages: [], units: [], words };
    const units = unitsOf(words, /[\p{L}\p{N}]$/u.test(query), index.synonyms);
    const fits = index.pages.map((page) => units.map((unit) => fit(page, unit)));
    // A rare word says more than a frequent one.
    const weights = units.map((unit, i) => {
      const weight = Math.log(2 + index.pages.length / (1 + fits.filter((each) => each[i]).length));
      return unit.near.length > 1 ? 3 * weight : weight;
    });
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const whole = units.length > 1 ? phraseOf(words, true) : null;
    const exact = phraseOf(words);
    const ranked = index.pages.map((page, number) => {
      // Whose title answers what the reader means by a way of speaking need not hold the sentence's other words.
      const meant = units.some((unit, i) => unit.near.length > 1 && fits[number][i] >= 10);
      const share = Math.max(meant ? 0.9 : 0, weights.reduce((sum, weight, i) => sum + (fits[number][i] ? weight : 0), 0) / all);
      let score = weights.reduce((sum, weight, i) => sum + weight * fits[number][i], 0) / all;
      if (whole) score += has(page.head, whole) ? 12 + (8 * words.length) / page.size : has(page.body, whole) ? 6 : 0;
      if (page.place) score += 2; // the narrowest answer
      score *= share * (page.general ? 0.8 : 1);
      if (page.head[exact.strict ? "written" : "plain"] === exact.text) score += 100; // asked for by its very name
      return { page, share, score, titled: fits[number].some((each) => each >= 6) };
    });
    const most = ranked.reduce((best, { share }) => Math.max(best, share), 0);
    // All words; of a whole sentence, most of what it says.
    const least = most * (units.length > 3 || most < 1 ? 0.7 : 0.9) - 1e-9;
    const found = ranked.filter(({ share }) => share && share >= least).sort((one, other) => other.score - one.score);
    return { pages: found, units, words };
  }

  // What residents call that for which pages have a word, where the query has either; nothing but the list of synonyms.
  function meaningsOf(words, synonyms) {
    const stands = (each) => words.some((_, at) => standsAt(words, at, tokens(each)));
    const met = synonyms.filter(([said, spoken]) => [...said, ...spoken].some(stands));
    return met.slice(0, 2).map(([[said], spoken]) => {
      const heard = spoken.map((each) => spaced(tokens(each)));
      // Of two spellings the first; of a longer way of speaking the shorter that is in it.
      const plainly = spoken.filter((_, i) => !heard.some((other, j) => (other === heard[i] ? j < i : heard[i].includes(other))));
      return element("p", "mb-found__means", `${plainly.slice(0, 4).join(", ")}${plainly.length > 4 ? "…" : ""}: xem ở mục «${said}».`);
    });
  }

  // Queries that find something, the first way of speaking of the first groups of synonyms.
  function examplesOf(index) {
    index.examples ??= index.words.map(([, [spoken]]) => spoken).filter((each, i, all) => all.indexOf(each) === i);
    const found = [];
    for (const each of index.examples) if (found.length < EXAMPLES && search(index, each).pages.length) found.push(each);
    if (!found.length) return [];
    index.examples = found;
    return [element("p", "mb-found__try", "Ví dụ: ", ...found.map((each) => {
      const button = element("button", "", each);
      button.type = "button";
      button.tabIndex = -1; // by arrow, as a list below a box is; who walks past the box has no three steps more
      button.addEventListener("click", () => { input.value = each; input.focus(); update(); });
      return button;
    }))];
  }

  /* What is shown */

  const element = (name, className, ...inner) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inner);
    return made;
  };

  // Where the phrases stand in a text, as [start, end], in order and without overlap.
  function placesOf(text, units) {
    const folded = { written: written(text) };
    folded.plain = plain(folded.written);
    if (folded.plain.length !== text.length || folded.written.length !== text.length) return [];
    const found = [];
    for (const { near, far } of units)
      for (const phrase of [...near, ...far]) {
        const words = phrase.text.trim().split(" ").join("[^\\p{L}\\p{N}]+");
        const ends = phrase.text.endsWith(" ") ? "(?![\\p{L}\\p{N}])" : "[\\p{L}\\p{N}]*";
        const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${words}${ends})`, "gu");
        for (const match of folded[phrase.strict ? "written" : "plain"].matchAll(pattern)) {
          const start = match.index + match[1].length;
          found.push([start, start + match[2].length]);
        }
      }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return found.filter((each, i) => !i || !found.slice(0, i).some((before) => before[1] > each[0]));
  }

  function marked(text, units) {
    const parts = [];
    let end = 0;
    for (const [start, stop] of placesOf(text, units)) {
      parts.push(text.slice(end, start), element("mark", "", text.slice(start, stop)));
      end = stop;
    }
    return [...parts, text.slice(end)];
  }

  // The words around the first match, where neither title nor description shows why the page was found.
  function excerpt({ doc, page }, units) {
    if (page.general || !doc.text || placesOf(`${doc.title} ${doc.said}`, units).length) return [];
    const [first] = placesOf(doc.text, units);
    if (!first) return [];
    const from = doc.text.lastIndexOf(" ", Math.max(0, first[0] - 40)) + 1;
    const to = doc.text.indexOf(" ", first[1] + 90);
    const cut = `${from ? "… " : ""}${doc.text.slice(from, to < 0 ? undefined : to)}${to < 0 ? "" : " …"}`;
    return [element("span", "mb-found__text", ...marked(cut, units))];
  }

  function linkOf(page, units) {
    const { doc } = page;
    const title = element("span", "mb-found__title", ...marked(doc.title, units));
    const said = doc.said ? [element("span", "mb-found__said", ...marked(doc.said, units))] : [];
    const link = element("a", "md-search-result__link", title, ...said, ...excerpt({ doc, page }, units));
    link.href = new URL(onDisk ? doc.location.replace(/(^|\/)(?=#|$)/, "$1index.html") : doc.location, root).href;
    return element("li", "", link);
  }

  function sectionOf(name, pages, units, number, titled) {
    let most = Math.max(PASSAGES, Math.min(SHOWN, titled));
    if (pages.length === most + 1) most++;
    const head = element("h2", "mb-found__group", `${name} `, element("span", "mb-found__count", pages.length.toLocaleString("vi-VN")));
    head.id = `mb-found-${number}`;
    const items = element("ul", "", ...pages.slice(0, most).map((page) => linkOf(page, units)));
    const section = element("div", "mb-found__part", head, items);
    section.setAttribute("role", "group");
    section.setAttribute("aria-labelledby", head.id);
    const rest = pages.slice(most);
    if (rest.length) {
      const more = element("button", "mb-found__more", `Xem thêm ${rest.length.toLocaleString("vi-VN")} kết quả`);
      more.type = "button";
      more.addEventListener("click", () => {
        const added = rest.map((page) => linkOf(page, units));
        items.append(...added);
        more.remove();
        added[0].firstChild.focus();
      });
      section.append(more);
    }
    return section;
  }

  function show(index, query) {
    const { pages, units, words } = search(index, query);
    const groups = new Map(); // the group with the best answer first
    for (const { page, titled } of pages) {
      if (!groups.has(page.doc.group)) groups.set(page.doc.group, { found: [], titled: 0 });
      const group = groups.get(page.doc.group);
      group.found.push(page);
      group.titled += titled;
    }
    const parts = [...groups].map(([group, { found, titled }], i) => sectionOf(index.groups[group], found, units, i, titled));
    list.replaceChildren(...(words.length ? (pages.length ? meaningsOf(words, index.words) : []) : examplesOf(index)), ...parts);
    told.textContent = !query.trim()
      ? "Gõ tên việc, số văn bản, hoặc cách gọi hằng ngày"
      : pages.length
        ? `${pages.length.toLocaleString("vi-VN")} kết quả liên quan`
        : "Không tìm thấy. Thử gõ ít chữ hơn, hoặc gõ không dấu.";
    list.dataset.mbFound = query;
    box.querySelector(".md-search__scrollwrap").scrollTop = 0;
  }

  /* The index, and the box */

  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("assets/stylesheets/minhbach-find.css", root).href;
  document.head.append(sheet);

  function fetched() {
    if (!onDisk)
      return fetch(new URL("search/search_index.json", root)).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
    return new Promise((done, failed) => {
      const script = element("script");
      script.src = new URL("search/search_index.js", root).href;
      script.onload = () => done(window.__index);
      script.onerror = failed;
      document.head.append(script);
    });
  }

  const both = (words) => ({ written: spaced(words), plain: plain(spaced(words)) });

  function prepared({ groups, words, docs }) {
    const synonyms = words.flatMap(([said, spoken]) => {
      const phrases = said.map((text) => phraseOf(tokens(text)));
      return spoken.map((text) => ({ spoken: tokens(text), said: phrases }));
    });
    const pages = docs.map((doc) => {
      const head = tokens(doc.title);
      const general = doc.group === groups.length - 1;
      const body = both(tokens(`${doc.said} ${doc.text} ${general ? "" : groups[doc.group]}`));
      return { doc, head: both(head), body, size: head.length, place: doc.location.includes("#"), general };
    });
    return { groups, words, synonyms: synonyms.filter(({ spoken }) => spoken.length), pages };
  }

  let ready = null;
  let shown = null;
  let wait = 0;

  function update() {
    clearTimeout(wait);
    const query = input.value.normalize("NFC");
    if (query === shown) return Promise.resolve();
    if (!ready) told.textContent = "Đang tải danh mục tìm kiếm…";
    ready = ready || fetched().then(prepared);
    return ready.then(
      (index) => {
        if (query !== input.value.normalize("NFC")) return;
        shown = query;
        show(index, query);
      },
      () => {
        ready = null;
        told.textContent = "Chưa tải được danh mục tìm kiếm. Kiểm tra mạng rồi gõ lại.";
      },
    );
  }

  function open() {
    if (!toggle.checked) toggle.click();
    update();
  }

  function close() {
    if (toggle.checked) toggle.click();
    if (!box.contains(document.activeElement)) return;
    if (opener?.offsetParent) opener.focus(); // on a phone the box is behind a button
    else document.activeElement.blur();
  }

  const links = () => [...list.querySelectorAll("a, button")];

  function move(step) {
    const all = [input, ...links()];
    const next = all[all.indexOf(document.activeElement) + step];
    if (next) next.focus();
  }

  input.addEventListener("focus", open);
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(update, 120);
  });
  form.addEventListener("reset", () => { setTimeout(() => { update(); input.focus(); }); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update().then(() => { list.querySelector("a")?.click(); });
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // From the results back to the box, and from there out.
    if (event.key === "Escape") event.target === input ? close() : input.focus();
    else if (step) move(step);
    else return;
    event.preventDefault();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && relatedTarget !== toggle && !box.contains(relatedTarget) && toggle.checked) toggle.click();
  });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); }); // it may lead to this very page

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) input.value = asked;
  if (asked || toggle.checked || document.activeElement === input) open();
})();
