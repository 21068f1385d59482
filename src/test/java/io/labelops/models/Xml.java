package io.labelops.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Models as plain XML, for what an API that is newer than the oldest engine would not show. */
class Xml {

  private Xml() {}

  static Document parse(byte[] content) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The element and all below it. */
  static List<Element> all(Element root) {
    List<Element> found = new ArrayList<>(List.of(root));
    children(root).forEach(child -> found.addAll(all(child)));
    return found;
  }

  static Stream<Element> children(Element element) {
    return IntStream.range(0, element.getChildNodes().getLength())
        .mapToObj(element.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  static Stream<Attr> attributes(Element element) {
    return IntStream.range(0, element.getAttributes().getLength())
        .mapToObj(element.getAttributes()::item)
        .map(Attr.class::cast)
        .filter(attribute -> !attribute.getName().startsWith("xmlns"));
  }

  /** The id of the element or of the nearest one around it that has one. */
  static String owner(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (around.hasAttribute("id")) {
        return around.getAttribute("id");
      }
    }
    return "definitions";
  }

  /** FEEL in attributes and texts: what starts with an equals sign. */
  static Stream<String> expressions(Element element) {
    Stream<String> text =
        children(element).findAny().isPresent()
            ? Stream.empty()
            : Stream.of(element.getTextContent().strip());
    return Stream.concat(attributes(element).map(Attr::getValue), text)
        .filter(value -> value.startsWith("="));
  }
}
