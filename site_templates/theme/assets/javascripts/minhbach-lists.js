// Filters and order of a list of tasks or indicators (site_templates/pages/filters.html). What is chosen stands in the
// address, so that it can be sent and the browser's way back works. Rows say their state, area and unit; the rest is read
// from their cells. The rows of a long list's other pages are fetched once, when they are first needed.
(() => {
  const KEYS = { "trang-thai": "state", "ket-qua": "met", "linh-vuc": "area", "don-vi": "unit" };
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
  const nameOf = (row) => row.cells[0].textContent.trim();
  const count = (number) => number.toLocaleString("vi-VN");

  // What rows are ordered by; a row without it comes last.
  const ORDERS = {
    ten: (row) => nameOf(row),
    "thoi-han": (row) => row.querySelector('[data-label="Thời hạn"]').textContent.match(/(\d+)\/(\d+)\/(\d+)/)?.slice(1).reverse().join("") ?? "9",
    tre: (row) => 1e6 - Number(row.querySelector(".mb-late")?.textContent.replace(/\D/g, "") ?? 0),
    "ket-qua": (row) => ({ false: 0, none: 1, true: 2 })[row.dataset.met],
  };
  const compare = (one, other) => (typeof one === "string" ? one.localeCompare(other, "vi") : one - other);

  async function rowsOf(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("[data-mb-list] tbody tr")].map((row) => {
      for (const link of row.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
      return document.adoptNode(row);
    });
  }

  function start(form) {
    const list = form.closest("[data-mb-list]");
    const noun = form.dataset.mbFilter;
    const bodies = [...list.querySelectorAll("tbody")];
    const own = bodies.map((body) => [...body.rows]);
    const pager = list.querySelector(".mb-pager");
    const told = form.querySelector("[data-mb-count]");
    const clear = form.querySelector("[type=reset]");
    const share = form.querySelector("[data-mb-share]");
    const fields = [...form.elements].filter((field) => field.name);
    const folded = new Map();
    let every = null; // the rows of all pages of the list, in its order
    let partial = false;
    let turn = 0;

    const nothing = document.createElement("p");
    nothing.className = "mb-empty";
    nothing.hidden = true;
    const again = Object.assign(document.createElement("button"), { type: "button", className: "mb-filter__button", textContent: "Xóa bộ lọc" });
    again.addEventListener("click", () => form.reset());
    nothing.append("Thử bỏ bớt chữ, hoặc chọn rộng hơn. ", again);
    form.after(nothing);

    function all() {
      const pages = Number(form.dataset.pages || 1);
      if (pages < 2) return Promise.resolve(own);
      const here = location.pathname.replace(/index\.html$/, "");
      const waiting = Array.from({ length: pages }, (_, i) => {
        const address = new URL(form.dataset.first + (i ? `trang/${i + 1}/` : ""), location.href);
        return address.pathname.replace(/index\.html$/, "") === here ? own[0] : rowsOf(address);
      });
      return Promise.all(waiting).then(
        (found) => [found.flat()],
        () => {
          partial = true;
          return own;
        },
      );
    }

    const wanted = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));

    function fits(row, want) {
      for (const [name, key] of Object.entries(KEYS)) if (want[name] && row.dataset[key] !== want[name]) return false;
      if (!want.tim) return true;
      if (!folded.has(row)) folded.set(row, ` ${plain(nameOf(row))}`.replace(/[^\p{L}\p{N}]+/gu, " "));
      return plain(want.tim).split(/[^\p{L}\p{N}]+/u).every((word) => folded.get(row).includes(` ${word}`)); // as words begin
    }

    function show(groups, want) {
      const active = Object.keys(want).length > 0;
      const order = ORDERS[want.xep];
      let found = 0;
      let total = 0;
      groups.forEach((rows, i) => {
        const sorted = order ? rows.map((row) => [order(row), row]).sort((one, other) => compare(one[0], other[0])).map(([, row]) => row) : rows;
        let left = 0;
        for (const row of sorted) {
          row.hidden = !fits(row, want);
          left += !row.hidden;
        }
        bodies[i].replaceChildren(...sorted);
        const part = bodies[i].closest(".mb-section") || bodies[i].closest("table");
        part.hidden = !left;
        found += left;
        total += rows.length;
      });
      if (pager) pager.hidden = active;
      nothing.hidden = found > 0;
      clear.hidden = !active || !found;
      share.hidden = clear.hidden || !sends;
      const filtered = Object.keys(want).some((name) => name !== "xep");
      const all = filtered ? `Tìm thấy ${count(found)} trong ${count(total)} ${noun}.` : `${count(total)} ${noun}.`;
      told.textContent = !active ? "" : (found ? all : `Không có ${noun} nào phù hợp.`) + (partial ? " Mới tìm trong trang này của danh sách." : "");
    }

    function apply() {
      const want = wanted();
      const mine = ++turn;
      if (!Object.keys(want).length) return show(own, want);
      every = every || all();
      return every.then((groups) => { if (mine === turn) show(groups, want); });
    }

    // A choice is a step that the way back undoes; letters being typed are not.
    function changed({ type, target }) {
      const step = type !== "input" || target.tagName === "SELECT";
      const query = new URLSearchParams(wanted()).toString();
      const address = location.pathname + (query ? `?${query}` : "") + location.hash;
      if (address !== location.pathname + location.search + location.hash)
        history[step ? "pushState" : "replaceState"](history.state, "", address);
      apply();
    }

    function taken() {
      const given = new URLSearchParams(location.search);
      for (const field of fields) field.value = given.get(field.name) || "";
      for (const field of fields) if (field.selectedIndex === -1) field.value = ""; // no such choice
      apply();
    }

    const phone = matchMedia("(pointer: coarse)").matches && navigator.share;
    const sends = phone || navigator.clipboard;
    if (phone) share.textContent = "Gửi liên kết";
    share.addEventListener("click", () => {
      if (phone) navigator.share({ title: document.title, url: location.href }).catch(() => {});
      else navigator.clipboard.writeText(location.href).then(
        () => { told.textContent = "Đã chép liên kết; dán vào Zalo hay thư để gửi."; },
        () => { told.textContent = "Trình duyệt không cho chép; mời chép ở ô địa chỉ."; },
      );
    });
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault(); // it would bring back what the page was opened with
      for (const field of fields) field.value = "";
      changed(event);
      fields[0].focus();
    });
    addEventListener("popstate", taken);
    form.hidden = false;
    for (const each of document.querySelectorAll("[data-mb-static]")) each.hidden = true;
    taken();
  }

  document.querySelectorAll("[data-mb-filter]").forEach(start);
})();
