/// What a parse may cost. A page beyond a limit is refused or cut at it, and the limit is named either way.
public struct ParseLimits: Sendable {
    /// Bytes of a page; a longer one is refused.
    public var pageBytes = 64 << 20
    /// Open elements at a time; a deeper page is refused, since libxml2 compares an end tag that fits none with all that are open.
    public var depth = 4096
    /// Attributes of one tag; those after them are cut, since libxml2 compares each with all before it.
    public var attributesPerTag = 512
    /// Bytes of one attribute's value; a longer one, as of an image written out as `data:`, is cut as a whole.
    public var attributeBytes = 65536

    public init() {}
}

/// Why a page gave no tree.
public enum ParseFault: Error, Sendable, Hashable {
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    /// libxml2 could not start, for lack of memory.
    case noParser
    /// libxml2 ran out of memory inside the page.
    case outOfMemory
}

/// What a limit cut from a page that was parsed all the same.
public struct ParseCuts: Sendable, Hashable {
    /// Attributes beyond ``ParseLimits/attributesPerTag``.
    public var attributes = 0
    /// Values longer than ``ParseLimits/attributeBytes``.
    public var attributeValues = 0
    /// NUL bytes, at which libxml2 would end the page.
    public var nulBytes = 0

    public var isEmpty: Bool { attributes == 0 && attributeValues == 0 && nulBytes == 0 }
}

extension ParseCuts: CustomStringConvertible {
    /// `3 attributes; 1 NUL bytes`: each kind that was cut, with its number.
    public var description: String {
        [(attributes, "attributes"), (attributeValues, "attribute values"), (nulBytes, "NUL bytes")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: "; ")
    }
}
