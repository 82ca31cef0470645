import Records

/// Finds the names of an article's persons in its text: at each place the longest one.
///
/// Names are looked up by their first two characters and then whole, by length, so that a page with ten thousand names is read as
/// fast as one with ten; a matcher would have to be built for each page.
struct NameIndex {
    private var persons: [[UInt8]: Int] = [:]
    /// By the first six bytes of a name: the lengths of those that begin so, the longest first.
    private var lengths: [UInt64: [Int]] = [:]
    /// By the first two bytes: whether any name begins so. It turns away nearly every place of a text.
    private var isFirst = [Bool](repeating: false, count: 1 << 16)

    private static let headLength = 6

    func person(named name: [UInt8]) -> Int? { persons[name] }

    /// A name that another person has already stays that person's.
    mutating func insert(_ name: [UInt8], person: Int) {
        guard name.count >= 2, persons[name] == nil else { return }
        persons[name] = person
        isFirst[Int(name[0]) << 8 | Int(name[1])] = true
        var list = lengths[Self.head(of: name, at: 0), default: []]
        guard !list.contains(name.count) else { return }
        list.append(name.count)
        list.sort(by: >)
        lengths[Self.head(of: name, at: 0)] = list
    }

    /// In the order of the text, none overlapping another.
    func places(in text: UTF8Text) -> [Roster.Place] {
        var found: [Roster.Place] = []
        let bytes = text.bytes
        guard !persons.isEmpty else { return found }
        var i = 0
        while i + 1 < bytes.count {
            if isFirst[Int(bytes[i]) << 8 | Int(bytes[i + 1])], let place = place(at: i, in: bytes) {
                found.append(place)
                i = place.span.end
            } else {
                i += 1
            }
        }
        return found
    }

    private func place(at i: Int, in bytes: [UInt8]) -> Roster.Place? {
        // A name of less than six bytes has a head of its own.
        for width in stride(from: min(Self.headLength, bytes.count - i), through: 2, by: -1) {
            for length in lengths[Self.head(of: bytes, at: i, width: width)] ?? [] where i + length <= bytes.count {
                if let person = persons[Array(bytes[i..<i + length])] { return Roster.Place(span: TextSpan(i, i + length), person: person) }
            }
        }
        return nil
    }

    private static func head(of bytes: [UInt8], at i: Int, width: Int? = nil) -> UInt64 {
        var head: UInt64 = 0
        for k in i..<min(bytes.count, i + (width ?? headLength)) { head = head << 8 | UInt64(bytes[k]) }
        return head
    }
}
