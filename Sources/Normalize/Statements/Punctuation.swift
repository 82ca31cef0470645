import Records

/// The signs that part sentences and clauses in Chinese text, full-width and ASCII.
enum Punctuation {
    /// 。！？!?…
    static func isSentenceEnd(_ c: UInt32) -> Bool {
        switch c {
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2026, 0xFF0E, 0xFF61: true
        default: false
        }
    }

    static func isComma(_ c: UInt32) -> Bool { c == 0xFF0C || c == 0x2C }
    static func isSemicolon(_ c: UInt32) -> Bool { c == 0xFF1B || c == 0x3B }
    static func isColon(_ c: UInt32) -> Bool { c == 0xFF1A || c == 0x3A || c == 0xFE55 }

    static func isClauseEnd(_ c: UInt32) -> Bool { isSentenceEnd(c) || isComma(c) || isSemicolon(c) || isColon(c) }

    /// A clause's end, an enumeration comma or a closing bracket.
    static func isBreak(_ c: UInt32) -> Bool { isClauseEnd(c) || c == 0x3001 || c == 0xFF09 || c == 0x29 || c == 0x0A }

    static func isSpace(_ c: UInt32) -> Bool { c <= 0x20 || c == 0xA0 || c == 0x3000 || (0x2000...0x200B).contains(c) || c == 0xFEFF }

    /// — – - ― ─
    static func isDash(_ c: UInt32) -> Bool { c == 0x2D || (0x2010...0x2015).contains(c) || c == 0x2500 || c == 0xFF0D }

    /// ● ▲ ■ and the like at the head of a line.
    static func isBullet(_ c: UInt32) -> Bool {
        switch c {
        case 0x2022, 0x25A0...0x25FF, 0x2605, 0x2606, 0x27A4, 0xB7: true
        default: false
        }
    }

    static func isHan(_ c: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(c) || (0x3400...0x4DBF).contains(c) || (0x20000...0x323AF).contains(c)
    }

    static func isLatin(_ c: UInt32) -> Bool { (0x41...0x5A).contains(c & ~0x20) || (0xC0...0x24F).contains(c) }

    static func isDigit(_ c: UInt32) -> Bool { (0x30...0x39).contains(c) || (0xFF10...0xFF19).contains(c) }

    /// A digit or a Chinese numeral.
    static func isNumeral(_ c: UInt32) -> Bool { isDigit(c) || "一二三四五六七八九十百〇零".unicodeScalars.contains { $0.value == c } }

    /// · as in 木合亚提·加尔木哈买提.
    static func isNameDot(_ c: UInt32) -> Bool { c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027 }

    /// The partner of a bracket that makes its content a part of the sentence around it: 《》〈〉（）()【】.
    static func closing(_ c: UInt32) -> UInt32? {
        switch c {
        case 0x300A: 0x300B
        case 0x3008: 0x3009
        case 0xFF08: 0xFF09
        case 0x28: 0x29
        case 0x3010: 0x3011
        case 0x5B: 0x5D
        default: nil
        }
    }
}

extension UTF8Text {
    /// The number of bytes of the character that begins at `i`.
    @inline(__always)
    func width(at i: Int) -> Int {
        let b = bytes[i]
        return b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    }

    /// The code point of the character that begins at `i`; 0 at the end of the text.
    @inline(__always)
    func scalar(at i: Int) -> UInt32 {
        guard i >= 0, i < bytes.count else { return 0 }
        let b = UInt32(bytes[i])
        if b < 0x80 { return b }
        guard i + width(at: i) <= bytes.count else { return 0xFFFD }
        if b < 0xE0 { return (b & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F) }
        if b < 0xF0 { return (b & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F) }
        return (b & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6 | UInt32(bytes[i + 3] & 0x3F)
    }

    /// Where the character before `i` begins; `i` itself at the head of the text.
    @inline(__always)
    func start(before i: Int) -> Int {
        guard i > 0 else { return i }
        var k = i - 1
        while k > 0, bytes[k] & 0xC0 == 0x80 { k -= 1 }
        return k
    }

    /// The code point of the character before `i`; 0 at the head of the text.
    @inline(__always)
    func scalar(before i: Int) -> UInt32 { i > 0 ? scalar(at: start(before: i)) : 0 }

    /// The number of characters in a span.
    func length(of span: TextSpan) -> Int {
        var n = 0
        for i in span.range where bytes[i] & 0xC0 != 0x80 { n += 1 }
        return n
    }

    /// The span without the characters at its ends that `isOuter` names.
    func trimmed(_ span: TextSpan, where isOuter: (UInt32) -> Bool = Punctuation.isSpace) -> TextSpan {
        var span = span
        while !span.isEmpty, isOuter(scalar(at: span.start)) { span.start += width(at: span.start) }
        while !span.isEmpty, isOuter(scalar(before: span.end)) { span.end = start(before: span.end) }
        return span
    }
}
