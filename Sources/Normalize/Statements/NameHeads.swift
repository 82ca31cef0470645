import Records

/// How often each pair of characters that begins with a surname stands in an article, and how it goes on: counted once, so that asking
/// for a name costs the same in a long article as in a short one.
struct NameHeads {
    /// A surname, the character behind it and the one behind that, 16 bits each, sorted: the places of a pair lie side by side.
    private let places: [UInt64]
    private let text: UTF8Text

    init(_ reading: Reading) {
        text = reading.text
        let text = text
        var places: [UInt64] = []
        reading.cues.singles.withUnsafeBufferPointer { kinds in
            var i = 0
            while i < text.count {
                let second = i + text.width(at: i)
                // Surnames are characters of three bytes.
                if second == i + 3, second < text.count {
                    let c = text.scalar(at: i)
                    if kinds[Int(c & 0xFFFF)].contains(.surname) {
                        let third = second + text.width(at: second)
                        places.append(Self.pair(c, text.scalar(at: second)) | UInt64(text.scalar(at: third) & 0xFFFF))
                    }
                }
                i = second
            }
        }
        places.sort()
        self.places = places
    }

    /// How often the first two characters of a name, of which one is the surname, stand in the article.
    func count(of name: TextSpan) -> Int {
        let pair = pair(of: name)
        return firstIndex(from: pair + 0x1_0000) - firstIndex(from: pair)
    }

    /// Whether the first two characters stand in the article more than once, and always with the same one behind them.
    func goOnAlike(_ name: TextSpan) -> Bool {
        let pair = pair(of: name)
        let first = firstIndex(from: pair)
        let end = firstIndex(from: pair + 0x1_0000)
        return end - first > 1 && places[first] == places[end - 1]
    }

    private func pair(of name: TextSpan) -> UInt64 {
        Self.pair(text.scalar(at: name.start), text.scalar(at: name.start + text.width(at: name.start)))
    }

    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first & 0xFFFF) << 32 | UInt64(second & 0xFFFF) << 16 }

    private func firstIndex(from key: UInt64) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
