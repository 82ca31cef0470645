private import CLibXML2

/// The parser library below the tree.
package enum ParserVersion {
    /// As libxml2 tells it, such as `20914` for 2.9.14.
    package static var libxml2: String { String(cString: libxml2_loaded_version()) }
}
