/// The names of the months in the languages of a data file.
struct MonthNames: Sendable {
    /// Names by their first byte, longest first.
    private var byFirst: [[(name: [UInt8], month: Int)]] = Array(repeating: [], count: 256)

    init(_ names: [(name: String, month: Int)]) {
        for entry in names {
            let bytes = Array(entry.name.utf8)
            guard let first = bytes.first else { continue }
            byFirst[Int(first)].append((bytes, entry.month))
        }
        for i in 0..<256 { byFirst[i].sort { $0.name.count > $1.name.count } }
    }

    /// The month whose name is the word at `at`, and the place after it.
    func month(in text: UnsafeBufferPointer<UInt8>, at: Int, end: Int) -> (month: Int, end: Int)? {
        for entry in byFirst[Int(Self.fold(text, at))] {
            let stop = at + entry.name.count
            guard stop <= end else { continue }
            var k = 0
            while k < entry.name.count, Self.fold(text, at + k) == entry.name[k] { k += 1 }
            guard k == entry.name.count else { continue }
            if stop < end, DateReader.isLetter(text[stop]) { continue }
            return (entry.month, stop)
        }
        return nil
    }

    /// Lower case of ASCII and of the letters of Latin-1, whose second byte differs by 0x20 too.
    @inline(__always)
    private static func fold(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt8 {
        let b = text[i]
        if b >= 0x41, b <= 0x5A { return b | 0x20 }
        if b >= 0x80, b <= 0x9E, i > 0, text[i - 1] == 0xC3 { return b | 0x20 }
        return b
    }
}
