/// Chinese names as bylines print them.
enum ChineseNames {
    /// Whether bytes are two to four Chinese characters and nothing else, as a person's name is.
    static func isPerson(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        guard (6...12).contains(bytes.count), bytes.count % 3 == 0 else { return false }
        return bytes.enumerated().allSatisfy { $0.offset % 3 == 0 ? LineWords.isHan($0.element) : $0.element & 0xC0 == 0x80 }
    }

    /// Whether one Chinese character stands between `start` and `end`.
    static func isCharacter(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        end - start == 3 && end <= text.count && LineWords.isHan(text[start])
    }

    /// A name of two characters without the space that parts them for the look of it, `刘　勇`.
    static func joined(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count == 7, bytes[3] == 0x20, isCharacter(bytes, 0, 3), isCharacter(bytes, 4, 7) else { return bytes }
        return Array(bytes[..<3] + bytes[4...])
    }

    /// A name without the brackets around it and what follows them: `【张三】 【` is 张三, `张三（实习）` too.
    static func withoutBrackets(_ bytes: [UInt8]) -> [UInt8] {
        var start = 0
        while start < bytes.count, bytes[start] <= 0x20 || side(bytes, start) == .opening { start += bytes[start] <= 0x20 ? 1 : 3 }
        var end = start
        while end < bytes.count, side(bytes, end) == nil { end += 1 }
        return Array(bytes[start..<end])
    }

    private enum Side { case opening, closing }

    /// Which full-width bracket stands at a place. The marks of titles are none: 《某某》杂志 is one name.
    private static func side(_ bytes: [UInt8], _ i: Int) -> Side? {
        guard i + 2 < bytes.count else { return nil }
        return switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
        case (0xEF, 0xBC, 0x88), (0xEF, 0xBC, 0xBB), (0xE3, 0x80, 0x8C), (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x94): .opening
        case (0xEF, 0xBC, 0x89), (0xEF, 0xBC, 0xBD), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x91), (0xE3, 0x80, 0x95): .closing
        default: nil
        }
    }
}
