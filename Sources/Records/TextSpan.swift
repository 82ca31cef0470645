/// A half-open range of UTF-8 byte offsets into one text.
///
/// Inside the program every offset counts bytes; only what leaves it (CSV, JSON) counts Unicode code points,
/// which ``CodePointIndex`` converts to.
public struct TextSpan: Hashable, Comparable, Sendable {
    /// The first byte.
    public var start: Int
    /// The byte after the last one.
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    public var count: Int { end - start }
    public var isEmpty: Bool { end <= start }
    public var range: Range<Int> { start..<max(start, end) }

    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// By start, and of two that start together the longer one first.
    public static func < (a: TextSpan, b: TextSpan) -> Bool {
        a.start != b.start ? a.start < b.start : a.end > b.end
    }
}
