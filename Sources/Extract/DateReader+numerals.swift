extension DateReader {
    /// A date in Chinese numerals, `二〇二〇年一月十五日`, as GB/T 9704-1999 had documents signed.
    ///
    /// - Parameter at: where the year's first numeral may stand: 一 or 二, since no page is of another thousand years.
    func chineseNumerals(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Hit? {
        guard let first = Self.numeral(text, at, end), first == 1 || first == 2 else { return nil }
        var year = 0
        for place in 0..<4 {
            guard let digit = Self.numeral(text, at + 3 * place, end), digit < 10 else { return nil }
            year = year * 10 + digit
        }
        guard let afterYear = Self.han(text, at + 12, end, (0xE5, 0xB9, 0xB4)), let month = Self.upToNinetyNine(text, afterYear, end),
            let afterMonth = Self.han(text, month.end, end, (0xE6, 0x9C, 0x88)), let day = Self.upToNinetyNine(text, afterMonth, end)
        else { return nil }
        return date(year, month.value, day.value, at, day.end)
    }

    /// A number such as 九, 十, 十五, 二十一, 廿一 or 三〇.
    private static func upToNinetyNine(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (value: Int, end: Int)? {
        var value = 0
        var isAfterTen = false
        var i = at
        while i - at < 9, let numeral = numeral(text, i, end) {
            switch numeral {
            case 10 where value < 10: value = max(value, 1) * 10
            case 10: return nil
            case 20, 30: value = numeral
            default: value = isAfterTen ? value + numeral : value * 10 + numeral
            }
            isAfterTen = numeral >= 10
            i += 3
        }
        return i > at ? (value, i) : nil
    }

    /// The numeral at a place: 0 to 9, 十 as 10, 廿 as 20, 卅 as 30.
    private static func numeral(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
        guard at + 3 <= end else { return nil }
        return switch (text[at], text[at + 1], text[at + 2]) {
        // 〇, the circles ○ and ◯ that stand for it, and 零.
        case (0xE3, 0x80, 0x87), (0xE2, 0x97, 0x8B), (0xE2, 0x97, 0xAF), (0xE9, 0x9B, 0xB6): 0
        case (0xE4, 0xB8, 0x80): 1
        case (0xE4, 0xBA, 0x8C): 2
        case (0xE4, 0xB8, 0x89): 3
        case (0xE5, 0x9B, 0x9B): 4
        case (0xE4, 0xBA, 0x94): 5
        case (0xE5, 0x85, 0xAD): 6
        case (0xE4, 0xB8, 0x83): 7
        case (0xE5, 0x85, 0xAB): 8
        case (0xE4, 0xB9, 0x9D): 9
        case (0xE5, 0x8D, 0x81): 10
        case (0xE5, 0xBB, 0xBF): 20
        case (0xE5, 0x8D, 0x85): 30
        default: nil
        }
    }
}
