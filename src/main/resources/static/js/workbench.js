// Items one after the other, answered by keyboard or mouse; drafts are kept by the server until they are sent.
(() => {
  const bench = document.getElementById("bench");
  const { desk, items: itemsUrl, answers: answersUrl, drafts: draftsUrl, person, csrf, csrfHeader } = bench.dataset;
  const { element } = payloads;
  const at = (id) => document.getElementById(`bench-${id}`);
  const PAGE = 500;
  const DIGITS = "1234567890";

  // What each desk asks for: its fields, when an answer is whole, and how it reads what was sent before.
  const DESKS = {
    reviews: {
      fields: [{ name: "rationale", words: "Why", key: "w" }],
      choices: [{ value: "ESCALATED", words: "Escalate to an adjudicator", key: "e" }],
      whole: (answer) => Boolean(answer.choice),
      row: (item, answer) =>
        answer.choice === "ESCALATED"
          ? { item: item.key, verdict: "ESCALATED", rationale: answer.rationale }
          : !item.majority
            ? { item: item.key, label: answer.label, rationale: answer.rationale }
          : answer.label === item.majority
            ? { item: item.key, verdict: "CONFIRMED", rationale: answer.rationale }
            : { item: item.key, verdict: "CORRECTED", label: answer.label, rationale: answer.rationale },
      sent: (row) => row.state === "DECIDED" && { choice: row.verdict === "ESCALATED" ? "ESCALATED" : "LABEL", label: row.label, rationale: row.rationale },
    },
    adjudications: {
      fields: [
        { name: "ruleCited", words: "Rule of the guideline", key: "r", unless: "guidelineSilent" },
        { name: "guidelineSilent", words: "The guideline is silent", key: "s", flag: true },
        { name: "rationale", words: "Why (later cases are decided by it)", key: "w", needed: true },
      ],
      choices: [],
      whole: (answer) => Boolean(answer.choice && answer.rationale?.trim() && (answer.guidelineSilent || answer.ruleCited?.trim())),
      row: (item, answer) => ({ item: item.key, label: answer.label, ruleCited: answer.guidelineSilent ? null : answer.ruleCited, guidelineSilent: Boolean(answer.guidelineSilent), rationale: answer.rationale }),
      sent: (row) => row.state === "DECIDED" && { choice: "LABEL", label: row.label, ruleCited: row.ruleCited, guidelineSilent: row.guidelineSilent, rationale: row.rationale },
    },
    audits: {
      fields: [
        { name: "severity", words: "Severity, should the released label be another", key: "v", options: ["", "CRITICAL", "MAJOR", "MINOR"] },
        { name: "note", words: "Note", key: "w" },
      ],
      choices: [],
      whole: (answer) => Boolean(answer.choice),
      row: (item, answer) => ({ item: item.key, label: answer.label, severity: answer.severity || null, note: answer.note || null }),
      sent: (row) => row.label && { choice: "LABEL", label: row.label, severity: row.severity, note: row.note },
    },
  };
  const gold = {
    fields: [{ name: "rationale", words: "Why", key: "w" }],
    choices: [{ value: "UNUSABLE", words: "Unusable: nobody can label it", key: "e" }],
    whole: (answer) => Boolean(answer.choice),
    row: (item, answer) => ({ item: item.key, label: answer.label ?? null, unusable: answer.choice === "UNUSABLE", rationale: answer.rationale || null }),
    sent: (row) => (row.unusable ? { choice: "UNUSABLE", label: null, rationale: row.rationale } : row.label && { choice: "LABEL", label: row.label, rationale: row.rationale }),
  };
  const trial = (rule) => ({
    fields: [],
    choices: [],
    whole: (answer) => Boolean(answer.choice),
    row: (item, answer) => ({ datasetKey: item.dataset, item: item.name, rule, label: answer.label }),
    sent: () => null,
  });
  const calibration = {
    fields: [],
    choices: [],
    whole: (answer) => Boolean(answer.choice),
    row: (item, answer) => ({ item: item.key, label: answer.label }),
    sent: (row) => row.label && { choice: "LABEL", label: row.label },
  };
  Object.assign(DESKS, { calibrations: calibration, "gold-labels": gold, "gold-adjudications": gold, "trial-before": trial("BEFORE"), "trial-after": trial("AFTER") });
  const rules = DESKS[desk];

  let items = [];
  let labels = [];
  let rulings = [];
  let current = -1;
  let frozen = false;
  let last = {};
  const past = [];

  const ask = async (url, options = {}) => {
    const response = await fetch(url, { ...options, headers: { Accept: "application/json", "Content-Type": "application/json", [csrfHeader]: csrf } });
    if (response.ok) return response.status === 204 ? null : response.json();
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `${response.status} ${response.statusText}`);
  };
  const say = (text, tone = "") => {
    const note = at("note");
    note.className = `notice ${tone}`;
    note.textContent = text;
    note.hidden = !text;
  };

  const read = async () => {
    if (desk !== "audits") return ask(itemsUrl);
    const first = await ask(`${itemsUrl}?size=${PAGE}`);
    for (let page = 1; page * PAGE < first.total; page++) first.rows.push(...(await ask(`${itemsUrl}?size=${PAGE}&page=${page}`)).rows);
    frozen = first.frozen;
    return first;
  };
  const parsed = (label) => {
    if (typeof label !== "string" || !/^[[{]/.test(label)) return null;
    try {
      return JSON.parse(label);
    } catch {
      return null;
    }
  };

  const load = async () => {
    const [page, drafts] = await Promise.all([read(), ask(draftsUrl)]);
    const classes = page.classes ?? page.ontology?.classes.filter((each) => !each.group && !each.deprecated) ?? [];
    const rule = page.guideline ?? page.rules ?? "";
    at("rule").hidden = !rule;
    at("rule").querySelector("pre").textContent = rule;
    items = (page.items ?? page.rows).map((row) => {
      const votes = Array.isArray(row.votes) ? row.votes.map((label) => [label, null]) : Object.entries(row.votes ?? {});
      // Items of several datasets may have the same key.
      const key = row.datasetKey ? `${row.datasetKey} ${row.item}` : row.item;
      return { key, dataset: row.datasetKey, name: row.item, payload: row.payload, reason: row.reason, votes, majority: row.majority, precedents: row.precedents ?? {}, releasedLabel: row.releasedLabel, sent: rules.sent(row) || null, draft: drafts[key] ?? null, problem: null };
    });
    rulings = page.rulings ?? [];
    labels = classes.map((each) => ({ value: each.code, words: each.name, definition: each.definition }));
    entries();
    list();
    const open = items.findIndex((item) => !decided(item));
    if (!items.length) say("Nothing is to be decided here.", "good");
    else go(Math.max(0, open));
  };

  const answer = (item) => item.draft ?? item.sent ?? {};
  const ready = (item) => Boolean(item.draft && rules.whole(item.draft));
  const decided = (item) => ready(item) || Boolean(item.sent && !item.draft);
  const state = (item) => (item.problem ? "refused" : ready(item) ? "ready to send" : item.draft ? "begun" : item.sent ? "sent" : "open");
  // A structured label has no class to choose: what annotators gave is offered.
  const given = (item) => [...new Set([item.majority, ...item.votes.map(([label]) => label), item.sent?.label].filter(Boolean))];
  const structured = (item) => !labels.length || given(item).some(parsed);
  const choices = (item) => {
    const offered = structured(item) ? given(item).map((value, n) => ({ value, words: `Answer ${n + 1}`, shade: n })) : labels;
    return [...offered.map((each) => ({ ...each, choice: "LABEL" })), ...rules.choices.map((each) => ({ ...each, choice: each.value }))];
  };

  const entries = () => {
    at("list").replaceChildren(
      ...items.map((item, n) => {
        const entry = element("li");
        const button = element("button", item.key);
        button.type = "button";
        button.addEventListener("click", () => go(n));
        entry.append(button);
        return entry;
      }),
    );
  };
  const list = () => {
    const onlyOpen = at("open").checked;
    items.forEach((item, n) => {
      const entry = at("list").children[n];
      const button = entry.firstChild;
      const now = state(item);
      if (button.dataset.state !== now) {
        button.dataset.state = now;
        button.setAttribute("aria-label", `${item.key}, ${now}`);
      }
      if (n === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      entry.hidden = onlyOpen && decided(item) && n !== current;
    });
    const waiting = items.filter(ready).length;
    const done = items.filter(decided).length;
    at("progress").max = Math.max(1, items.length);
    at("progress").value = done;
    at("count").textContent = `${done} of ${items.length} decided${waiting ? `, ${waiting} not sent yet` : ""}`;
    at("send").disabled = frozen || waiting === 0;
    at("send").textContent = waiting ? `Send ${waiting}` : "Send";
    at("undo").disabled = past.length === 0;
  };

  const keep = (item, draft, remember = true) => {
    if (frozen) return say("The findings are recorded; nothing changes any more.", "warn");
    if (remember) past.push([item.key, item.draft]);
    item.draft = draft;
    item.problem = null;
    save([item]);
    list();
  };
  // One request after the other, so that an older draft never overtakes a newer one.
  let saving = Promise.resolve();
  const save = (changed) => {
    const body = changed.map((item) => ({ item: item.key, answer: item.draft }));
    saving = saving.then(() => ask(draftsUrl, { method: "PUT", body: JSON.stringify(body) })).catch((fault) => say(`Not kept: ${fault.message}`, "bad"));
    return saving;
  };

  const choose = (item, option) => {
    keep(item, { ...answer(item), choice: option.choice, label: option.choice === "LABEL" ? option.value : null });
    announce(`${option.words}. `);
    if (ready(item) && at("onward").checked && !rules.fields.some((field) => field.needed)) onward();
    else show();
  };
  const announce = (text) => say(text + at("count").textContent);

  const go = (n, focus = true) => {
    if (n < 0 || n >= items.length) return;
    current = n;
    list();
    show();
    at("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    if (focus) at("title").focus({ preventScroll: true });
  };
  const step = (by) => {
    let n = current + by;
    while (at("open").checked && items[n] && decided(items[n])) n += by;
    go(n);
  };
  const onward = () => {
    const later = items.findIndex((item, n) => n > current && !decided(item));
    const first = items.findIndex((item) => !decided(item));
    if (later < 0 && first < 0) {
      show();
      announce("All are decided. ");
    } else go(later < 0 ? first : later);
  };

  const show = () => {
    const item = items[current];
    at("item").hidden = false;
    at("title").textContent = `${item.key} (${current + 1} of ${items.length}, ${state(item)})`;
    payloads.show(at("payload"), item.payload, given(item).map(parsed));
    votes(item);
    form(item, answer(item));
    at("before").disabled = current === 0;
    at("next").disabled = current === items.length - 1;
    at("clear").disabled = !item.draft;
  };

  const votes = (item) => {
    const place = at("votes");
    place.replaceChildren();
    const name = (label) => choices(item).find((each) => each.value === label)?.words ?? label;
    if (item.problem) place.append(element("p", `Not taken: ${item.problem}`, "notice bad"));
    const facts = element("dl", undefined, "facts");
    const fact = (term, text) => {
      const pair = element("div");
      pair.append(element("dt", term), element("dd", text));
      facts.append(pair);
    };
    if (item.reason) fact("In question", item.reason.toLowerCase().replaceAll("_", " "));
    if (item.votes.length) fact("Votes", item.votes.map(([label, count]) => (count === null ? name(label) : `${name(label)} × ${count}`)).join(", "));
    if (item.majority) fact("Majority", name(item.majority));
    if (Object.keys(item.precedents).length) fact("Earlier cases between these labels", Object.entries(item.precedents).map(([label, n]) => `${name(label)} × ${n}`).join(", "));
    const between = item.votes.map(([label]) => label);
    rulings.filter((ruled) => !ruled.classCode || between.includes(ruled.classCode)).forEach((ruled) => fact(`Precedent: ${ruled.situation}`, `${ruled.ruling} (${ruled.ruleCited})`));
    if (item.releasedLabel) fact("Released label", name(item.releasedLabel));
    if (facts.children.length) place.append(facts);
  };

  const form = (item, answered) => {
    const place = at("form");
    const group = element("fieldset");
    group.append(element("legend", "Label"));
    choices(item).forEach((option, n) => {
      const row = element("label", undefined, "choice");
      const radio = element("input");
      radio.type = "radio";
      radio.name = "label";
      radio.checked = answered.choice === option.choice && (option.choice !== "LABEL" || answered.label === option.value);
      radio.disabled = frozen;
      radio.addEventListener("change", () => choose(item, option));
      const key = option.key ?? DIGITS[n];
      if (key) {
        radio.setAttribute("aria-keyshortcuts", key);
        row.append(radio, element("kbd", key));
      } else row.append(radio);
      const text = element("span", option.words);
      if (option.definition) text.append(element("span", option.definition, "muted small block"));
      if (option.shade !== undefined) {
        text.prepend(element("span", "", `swatch shade-${option.shade % 6}`));
        text.append(element("code", option.value, "block"));
      }
      row.append(text);
      group.append(row);
    });
    const fields = rules.fields.map((field) => {
      const row = element("label", undefined, field.flag ? "check" : "");
      const input = element(field.options ? "select" : field.flag ? "input" : "textarea");
      input.id = `bench-field-${field.name}`;
      input.setAttribute("aria-keyshortcuts", field.key);
      if (field.flag) {
        input.type = "checkbox";
        input.checked = Boolean(answered[field.name]);
      } else {
        for (const option of field.options ?? []) input.append(new Option(option ? option.toLowerCase() : "not said", option));
        if (!field.options) {
          input.rows = 2;
          input.maxLength = 2000;
        }
        input.value = answered[field.name] ?? "";
      }
      input.disabled = frozen || Boolean(field.unless && answered[field.unless]);
      const note = () => keep(item, { ...answer(item), [field.name]: field.flag ? input.checked : input.value });
      input.addEventListener("change", () => {
        note();
        say("");
        if (field.flag) show();
        at("title").textContent = `${item.key} (${current + 1} of ${items.length}, ${state(item)})`;
      });
      const words = element("span", `${field.words} `);
      words.append(element("kbd", field.key));
      row.append(...(field.flag ? [input, words] : [words, input]));
      return row;
    });
    place.replaceChildren(group, ...fields);
  };

  const undo = () => {
    const step = past.pop();
    if (!step) return;
    const n = items.findIndex((item) => item.key === step[0]);
    keep(items[n], step[1], false);
    go(n);
    announce(`${step[0]} is as it was. `);
  };

  const send = async () => {
    leaveField();
    const whole = items.filter(ready);
    if (!whole.length) return;
    at("send").disabled = true;
    try {
      await saving;
      const report = await ask(answersUrl, { method: "POST", body: JSON.stringify(whole.map((item) => rules.row(item, item.draft))) });
      const refused = new Map((report.refusals ?? []).map((each) => [each.line, `${each.field ?? "item"} ${each.reason}`]));
      const taken = whole.filter((item, n) => {
        item.problem = refused.get(n + 1) ?? null;
        return !item.problem;
      });
      for (const item of taken) {
        item.sent = item.draft;
        item.draft = null;
      }
      await save(taken);
      past.length = 0;
      if (desk === "audits") await load();
      else {
        list();
        show();
      }
      const left = items.filter((item) => !decided(item)).length;
      say(`${taken.length} taken${refused.size ? `, ${refused.size} not: see the items marked so` : ""}. ${left ? `${left} are still open.` : "Nothing is open; complete the task in Tasklist."}`, refused.size ? "warn" : "good");
    } catch (fault) {
      say(`Nothing was sent: ${fault.message}`, "bad");
      list();
    }
  };

  const leaveField = () => {
    if (document.activeElement?.closest("#bench-form")) document.activeElement.blur();
  };
  const field = (name) => document.getElementById(`bench-field-${name}`);
  const again = () => {
    const source = [...past].reverse().map(([key]) => items.find((item) => item.key === key)).find((item) => item && item !== items[current] && item.draft);
    last = source ? answer(source) : last;
    const item = items[current];
    const copied = Object.fromEntries(rules.fields.map(({ name }) => [name, last[name]]).filter(([, value]) => value !== undefined));
    if (Object.keys(copied).length) {
      keep(item, { ...answer(item), ...copied });
      show();
      announce("The same words as before. ");
    }
  };

  const KEYS = [
    [["1 … 9, 0"], "the label with that number"],
    [["j", "ArrowRight"], "next item", () => step(1)],
    [["k", "ArrowLeft"], "item before", () => step(-1)],
    [["n"], "next open item", () => onward()],
    [["u"], "undo the last answer that is not sent", undo],
    [["x"], "clear the answer", () => items[current]?.draft && (keep(items[current], null), show())],
    [["."], "the same words as on the item before", again],
    [["p"], "play or stop", () => { const sound = at("payload").querySelector("audio, video"); if (sound) sound.paused ? sound.play() : sound.pause(); }],
    ...rules.choices.map((option) => [[option.key], option.words, () => choose(items[current], { ...option, choice: option.value })]),
    ...rules.fields.map((each) => [[each.key], each.words, () => (each.flag ? field(each.name).click() : field(each.name).focus())]),
    [["?"], "these keys", () => at("keys").showModal()],
  ];
  for (const [names, words] of [...KEYS, [["Ctrl + Enter"], "send what is ready"], [["Esc"], "leave a field"]]) {
    const row = element("tr");
    const keys = element("th");
    keys.scope = "row";
    names.forEach((name) => keys.append(element("kbd", name), " "));
    row.append(keys, element("td", words));
    at("keys-rows").append(row);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
      return;
    }
    const typing = event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (event.key === "Escape" && typing) {
      event.target.blur();
      at("title").focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing || at("keys").open || current < 0) return;
    if (event.key.length === 1 && !at("single").checked && event.key !== "?") return;
    if (event.key.startsWith("Arrow") && event.target.matches("input[type=radio]")) return;
    const digit = DIGITS.indexOf(event.key);
    const option = digit >= 0 ? choices(items[current]).filter((each) => !each.key)[digit] : null;
    const command = option ? () => choose(items[current], option) : KEYS.find(([names]) => names.includes(event.key))?.[2];
    if (command) {
      event.preventDefault();
      command();
    }
  });
  at("help").addEventListener("click", () => at("keys").showModal());
  at("undo").addEventListener("click", undo);
  at("send").addEventListener("click", send);
  at("before").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  at("next-open").addEventListener("click", onward);
  at("clear").addEventListener("click", () => {
    keep(items[current], null);
    show();
  });
  at("open").addEventListener("change", list);
  at("single").checked = localStorage.getItem("bench-single") !== "off";
  at("single").addEventListener("change", () => localStorage.setItem("bench-single", at("single").checked ? "on" : "off"));
  at("form").addEventListener("submit", (event) => event.preventDefault());

  load().catch((fault) => {
    at("count").textContent = "";
    say(fault.message, "bad");
  });
})();
