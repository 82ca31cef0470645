import Records

/// How often each pair of characters that begins with a surname stands in an article, and how it goes on: counted once, so that asking
/// for a name costs the same in a long article as in a short one.
struct NameHeads {
    struct Summary {
        var count = 0
        /// The character behind the pair where it is the same at every place, else nil.
        var next: UInt32?
    }

    private var summaries: [UInt64: Summary] = [:]
    private let text: UTF8Text

    init(_ reading: Reading) {
        text = reading.text
        var i = 0
        while i < text.count {
            let width = text.width(at: i)
            if reading.word([.surname, .compoundSurname], at: i) != nil, i + width < text.count { count(at: i) }
            i += width
        }
    }

    private mutating func count(at i: Int) {
        let second = i + text.width(at: i)
        let next = text.scalar(at: min(second + text.width(at: second), text.count))
        let pair = Self.pair(text.scalar(at: i), text.scalar(at: second))
        guard var summary = summaries[pair] else {
            summaries[pair] = Summary(count: 1, next: next)
            return
        }
        summary.count += 1
        if summary.next != next { summary.next = nil }
        summaries[pair] = summary
    }

    /// - Parameter name: begins with a surname; of it only the first two characters count.
    func summary(of name: TextSpan) -> Summary {
        let second = name.start + text.width(at: name.start)
        return summaries[Self.pair(text.scalar(at: name.start), text.scalar(at: second))] ?? Summary()
    }

    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}
