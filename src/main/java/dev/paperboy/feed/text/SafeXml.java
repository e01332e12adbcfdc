package dev.paperboy.feed.text;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Readers of XML that come from elsewhere: nothing is expanded, and nothing else is fetched. */
public final class SafeXml {

  /**
   * Java 24 refuses more than 200 levels, which texts within items may have; readers count them.
   */
  private static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

  private static final XMLInputFactory FACTORY = factory();

  private SafeXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    if (factory.isPropertySupported(DEPTH)) {
      factory.setProperty(DEPTH, "0");
    }
    return factory;
  }

  /**
   * A reader of a document, text coming in pieces of any length.
   *
   * @throws XMLStreamException when it does not even begin as a document
   */
  public static XMLStreamReader reader(String document) throws XMLStreamException {
    synchronized (FACTORY) {
      return FACTORY.createXMLStreamReader(new StringReader(document));
    }
  }
}
