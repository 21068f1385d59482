// Shows an item's payload as what it is: text with spans, an image with boxes, sound, a film, two answers side by side.
const payloads = (() => {
  const PAIRS = [["a", "b"], ["left", "right"], ["response_a", "response_b"], ["output_1", "output_2"], ["chosen", "rejected"]];
  const TEXTS = ["prompt", "instruction", "question", "context", "text", "sentence", "utterance"];
  const SHADES = 6;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const words = (key) => key.replaceAll("_", " ");
  const plain = (value) => (typeof value === "object" ? JSON.stringify(value, null, 1) : String(value));

  const kindOf = (address, modality) => {
    if (modality === "image" || modality === "audio" || modality === "video") return modality;
    if (/^data:(image|audio|video)\//.test(address)) return address.slice(5, address.indexOf("/"));
    const end = address.split(/[?#]/)[0].split(".").pop().toLowerCase();
    if (["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].includes(end)) return "image";
    if (["mp3", "wav", "ogg", "flac", "m4a", "opus"].includes(end)) return "audio";
    if (["mp4", "webm", "mov"].includes(end)) return "video";
    return null;
  };

  const media = (key, address, kind, boxes) => {
    const figure = element("figure", undefined, "media");
    const source = element(kind === "image" ? "img" : kind);
    source.src = address;
    source.referrerPolicy = "no-referrer";
    if (kind === "image") {
      source.alt = `${words(key)}, to be judged by sight`;
      const frame = element("div", undefined, "framed");
      frame.append(source);
      if (boxes.length) source.addEventListener("load", () => frame.append(overlay(source, boxes)), { once: true });
      figure.append(frame);
    } else {
      source.controls = true;
      source.setAttribute("aria-label", words(key));
      figure.append(source);
    }
    source.addEventListener("error", () => {
      figure.replaceChildren(element("p", `${words(key)} cannot be shown here. Its origin may have to be allowed (LABELOPS_MEDIA_ORIGINS):`, "notice warn"), link(address));
    });
    return figure;
  };

  const link = (address) => {
    const made = element("a", address);
    made.href = address;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
    return made;
  };

  const overlay = (image, boxes) => {
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("viewBox", `0 0 ${image.naturalWidth} ${image.naturalHeight}`);
    drawing.setAttribute("aria-hidden", "true");
    boxes.forEach((box, at) => {
      const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const side of ["x", "y", "width", "height"]) frame.setAttribute(side, box[side]);
      frame.setAttribute("class", `shade-${box.shade ?? at % SHADES}`);
      drawing.append(frame);
    });
    return drawing;
  };

  // Spans may lie over each other: the text is cut at every border and each piece says what covers it.
  const marked = (text, spans) => {
    const made = element("p", undefined, "text");
    const points = [...text];
    const borders = [...new Set([0, points.length, ...spans.flatMap((span) => [span.start, span.end])])]
      .filter((at) => at >= 0 && at <= points.length)
      .sort((a, b) => a - b);
    for (let i = 0; i + 1 < borders.length; i++) {
      const piece = points.slice(borders[i], borders[i + 1]).join("");
      const over = spans.filter((span) => span.start <= borders[i] && span.end >= borders[i + 1]);
      if (!over.length) {
        made.append(piece);
        continue;
      }
      const mark = element("mark", piece, `shade-${over[0].shade ?? 0}`);
      mark.title = over.map((span) => span.label ?? "").join(", ");
      made.append(mark);
      const ending = over.filter((span) => span.end === borders[i + 1] && span.label);
      for (const span of ending) made.append(element("sup", span.label));
    }
    return made;
  };

  const boxesIn = (value) => found(value, "boxes", (box) => "width" in box && "height" in box);
  const spansIn = (value) => found(value, "spans", (span) => "start" in span && "end" in span);
  const found = (value, name, fits) => {
    const list = Array.isArray(value) ? value : (value?.[name] ?? []);
    return Array.isArray(list) ? list.filter((each) => each && typeof each === "object" && fits(each)) : [];
  };

  /** Puts a payload into a place; values are labels whose spans and boxes are drawn into it. */
  const show = (place, payload, values = []) => {
    place.replaceChildren();
    const boxes = values.flatMap((value, shade) => boxesIn(value).map((box) => ({ ...box, shade: shade % SHADES })));
    const spans = values.flatMap((value, shade) => spansIn(value).map((span) => ({ ...span, shade: shade % SHADES })));
    if (payload === null || typeof payload !== "object" || Array.isArray(payload)) {
      place.append(marked(plain(payload), spans));
      return;
    }
    const rest = new Map(Object.entries(payload));
    const take = (key) => {
      const value = rest.get(key);
      rest.delete(key);
      return value;
    };
    for (const key of TEXTS.filter((each) => typeof payload[each] === "string")) {
      if (key !== "text") place.append(element("h3", words(key)));
      place.append(key === "text" ? marked(take(key), spans) : element("p", take(key), "text"));
    }
    const pair = PAIRS.find(([one, other]) => one in payload && other in payload);
    const sides = pair ? pair.map((key) => [words(key), take(key)]) : Array.isArray(payload.responses) ? take("responses").map((text, at) => [String(at + 1), text]) : [];
    if (sides.length) {
      const beside = element("div", undefined, "beside");
      for (const [name, text] of sides) {
        const side = element("section", undefined, "side");
        side.append(element("h3", name), element("p", plain(text), "text"));
        beside.append(side);
      }
      place.append(beside);
    }
    for (const [key, value] of [...rest]) {
      const kind = typeof value === "string" && /^(https?:|data:|\/)/.test(value) ? kindOf(value, ["uri", "url"].includes(key) ? payload.modality : key.split("_")[0]) : null;
      if (kind) place.append(media(key, take(key), kind, boxes));
    }
    if (rest.size) {
      const facts = element("dl", undefined, "facts");
      for (const [key, value] of rest) {
        const fact = element("div");
        const shown = element("dd");
        if (typeof value === "string" && /^https?:/.test(value)) shown.append(link(value));
        else shown.append(element(typeof value === "object" && value !== null ? "pre" : "span", plain(value)));
        fact.append(element("dt", words(key)), shown);
        facts.append(fact);
      }
      place.append(facts);
    }
  };

  return { show, element };
})();
