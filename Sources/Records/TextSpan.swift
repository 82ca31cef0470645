/// A half-open range of UTF-8 byte offsets into one text.
///
/// Inside the program every offset counts bytes; only what leaves it (CSV, JSON) counts Unicode code points,
/// which ``CodePointIndex`` converts to.
package struct TextSpan: Hashable, Comparable, Sendable {
    /// The first byte.
    package var start: Int
    /// The byte after the last one.
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    package var count: Int { end - start }
    package var isEmpty: Bool { end <= start }
    package var range: Range<Int> { start..<max(start, end) }

    package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    package func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// By start, and of two that start together the longer one first.
    package static func < (a: TextSpan, b: TextSpan) -> Bool {
        a.start != b.start ? a.start < b.start : a.end > b.end
    }
}
