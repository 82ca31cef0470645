import Records

/// Finds the names of an article's persons in its text: at each place the longest one.
///
/// Names are looked up by their first bytes and then whole, by length, so that a page with ten thousand names is read as fast as one
/// with ten; a matcher would have to be built for each page.
struct NameIndex {
    private var persons: [[UInt8]: Int] = [:]
    /// By the first six bytes of a name (two characters; of a shorter one all): the lengths of those that begin so, longest first.
    private var lengths: [UInt64: [Int]] = [:]
    /// The numbers of bytes by which ``lengths`` has keys, longest first.
    private var headWidths: [Int] = []
    /// By a hash of the first three bytes: whether any name begins so. It turns away nearly every place of a text.
    private var isFirst = [Bool](repeating: false, count: 1 << 12)

    private static let headWidth = 6

    func person(named name: [UInt8]) -> Int? { persons[name] }

    /// A name that another person has already stays that person's.
    mutating func insert(_ name: [UInt8], person: Int) {
        guard name.count >= 3, persons[name] == nil else { return }
        persons[name] = person
        name.withUnsafeBytes { isFirst[Self.hash($0, at: 0)] = true }
        let width = min(Self.headWidth, name.count)
        let head = name.withUnsafeBytes { Self.head($0, at: 0, width) }
        var list = lengths[head, default: []]
        if !list.contains(name.count) { list.append(name.count) }
        lengths[head] = list.sorted(by: >)
        if !headWidths.contains(width) { headWidths = (headWidths + [width]).sorted(by: >) }
    }

    /// In the order of the text, none overlapping another.
    func places(in text: UTF8Text) -> [Roster.Place] {
        guard !persons.isEmpty else { return [] }
        var found: [Roster.Place] = []
        text.bytes.withUnsafeBytes { bytes in
            var i = 0
            while i + 2 < bytes.count {
                if isFirst[Self.hash(bytes, at: i)], let place = place(at: i, in: bytes) {
                    found.append(place)
                    i = place.span.end
                } else {
                    i += 1
                }
            }
        }
        return found
    }

    private func place(at i: Int, in bytes: UnsafeRawBufferPointer) -> Roster.Place? {
        for width in headWidths where i + width <= bytes.count {
            for length in lengths[Self.head(bytes, at: i, width)] ?? [] where i + length <= bytes.count {
                if let person = persons[Array(bytes[i..<i + length])] { return Roster.Place(span: TextSpan(i, i + length), person: person) }
            }
        }
        return nil
    }

    @inline(__always)
    private static func hash(_ bytes: UnsafeRawBufferPointer, at i: Int) -> Int {
        let word = UInt32(bytes[i]) << 16 | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2])
        return Int((word &* 0x9E37_79B1) >> 20)
    }

    private static func head(_ bytes: UnsafeRawBufferPointer, at i: Int, _ width: Int) -> UInt64 {
        var head = UInt64(width)
        for k in i..<i + width { head = head << 8 | UInt64(bytes[k]) }
        return head
    }
}
