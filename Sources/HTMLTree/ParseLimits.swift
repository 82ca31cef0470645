/// What a parse may cost. A page beyond a limit is refused or cut at it, and the limit is named either way.
package struct ParseLimits: Sendable {
    /// Bytes of a page; a longer one is refused.
    package var pageBytes = 64 << 20
    /// Open elements at a time; a deeper page is refused, since libxml2 compares an end tag that fits none with all that are open.
    package var depth = 4096
    /// Attributes of one tag; those after them are cut, since libxml2 compares each with all before it.
    package var attributesPerTag = 512
    /// Bytes of one attribute's value; a longer one, as of an image written out as `data:`, is cut as a whole.
    package var attributeBytes = 65536

    package init() {}
}

/// Why a page gave no tree.
package enum ParseFault: Error, Sendable, Hashable {
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    /// libxml2 could not start, for lack of memory.
    case noParser
    /// libxml2 ran out of memory inside the page.
    case outOfMemory
}

/// What a limit cut from a page that was parsed all the same.
package struct ParseCuts: Sendable, Hashable {
    /// Attributes beyond ``ParseLimits/attributesPerTag``.
    package var attributes = 0
    /// Values longer than ``ParseLimits/attributeBytes``.
    package var attributeValues = 0
    /// NUL bytes, at which libxml2 would end the page.
    package var nulBytes = 0

    package var isEmpty: Bool { attributes == 0 && attributeValues == 0 && nulBytes == 0 }
}

extension ParseCuts: CustomStringConvertible {
    /// `3 attributes; 1 NUL bytes`: each kind that was cut, with its number.
    package var description: String {
        [(attributes, "attributes"), (attributeValues, "attribute values"), (nulBytes, "NUL bytes")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: "; ")
    }
}
