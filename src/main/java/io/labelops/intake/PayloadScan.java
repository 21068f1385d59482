package io.labelops.intake;

import io.labelops.intake.ItemProfile.PiiExample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Looks through payloads one by one and counts what is in them. */
final class PayloadScan {

  private static final int MOST_EXAMPLES = 10;
  private static final Pattern FILE = Pattern.compile("(?i)\\S{1,2000}\\.(\\w{2,4})(?:[?#]\\S*)?");
  private static final Map<String, Set<String>> ENDINGS =
      Map.of(
          "image", Set.of("jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "svg"),
          "audio", Set.of("mp3", "wav", "flac", "ogg", "m4a", "opus"),
          "video", Set.of("mp4", "webm", "mov", "avi", "mkv"),
          "document", Set.of("pdf", "docx"));

  private final String usualModality;
  private final Set<String> fields = new HashSet<>();
  private final Map<String, Long> modalities = new TreeMap<>();
  private final Map<String, Long> languages = new TreeMap<>();
  private final Map<PiiKind, Long> pii = new EnumMap<>(PiiKind.class);
  private final List<PiiExample> examples = new ArrayList<>();
  private long items;
  private long filled;

  PayloadScan(String usualModality) {
    this.usualModality = usualModality;
  }

  void add(String item, JsonNode payload) {
    items++;
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      fields.add(field.getKey());
      if (!isBlank(field.getValue())) {
        filled++;
      }
    }
    List<String> texts = new ArrayList<>();
    collect(payload, texts);
    modalities.merge(modality(texts), 1L, Long::sum);
    JsonNode language = payload.has("language") ? payload.get("language") : payload.get("lang");
    if (language != null && language.isString() && language.stringValue().length() <= 20) {
      languages.merge(language.stringValue(), 1L, Long::sum);
    }
    for (PiiKind kind : PiiKind.values()) {
      look(item, kind, texts);
    }
  }

  private void look(String item, PiiKind kind, List<String> texts) {
    texts.stream()
        .map(kind::findMasked)
        .filter(masked -> !masked.isEmpty())
        .findFirst()
        .ifPresent(
            masked -> {
              pii.merge(kind, 1L, Long::sum);
              if (examples.size() < MOST_EXAMPLES) {
                examples.add(new PiiExample(item, kind, masked));
              }
            });
  }

  private String modality(List<String> texts) {
    for (String text : texts) {
      Matcher file = FILE.matcher(text);
      if (file.matches()) {
        String ending = file.group(1).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Set<String>> known : ENDINGS.entrySet()) {
          if (known.getValue().contains(ending)) {
            return known.getKey();
          }
        }
      }
    }
    return usualModality;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isString()) {
      texts.add(node.stringValue());
    }
    for (JsonNode child : node) {
      collect(child, texts);
    }
  }

  private static boolean isBlank(JsonNode value) {
    return value.isNull()
        || value.isString() && value.stringValue().isBlank()
        || value.isContainer() && value.isEmpty();
  }

  double missingShare() {
    long expected = items * fields.size();
    return expected == 0 ? 0 : 1 - (double) filled / expected;
  }

  Map<String, Long> modalities() {
    return modalities;
  }

  Map<String, Long> languages() {
    return languages;
  }

  Map<PiiKind, Long> pii() {
    return pii;
  }

  List<PiiExample> examples() {
    return examples;
  }
}
