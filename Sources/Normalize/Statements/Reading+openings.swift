import Records

/// What opens a line before its words begin.
extension Reading {
    /// Behind the bullet, the number or the hour that opens a line: ●, 1.问, （1）, [10:05:12] 主持人.
    func afterNumber(_ start: Int, _ end: Int) -> Int {
        if let hour = opaque.beginning(in: TextSpan(start, start + 1)).first, hour.end < end,
            Self.numberBrackets.contains(text.scalar(at: start))
        {
            return hour.end
        }
        var last = start
        var i = start
        while i < end {
            let c = text.scalar(at: i)
            i += text.width(at: i)
            if Punctuation.isDigit(c) { continue }
            guard
                Punctuation.isDash(c) || Punctuation.isColon(c) || Punctuation.isSpace(c) || Punctuation.isBullet(c) || c == 0x2E
                    || c == 0x3001 || c == 0xFF0E
            else { break }
            last = i
        }
        return last
    }

    /// （ ( 【 [
    private static let numberBrackets: [UInt32] = [0xFF08, 0x28, 0x3010, 0x5B]

    /// The words inside of brackets that hold all of a label: [李春临], 【李春临】.
    func bracketed(_ label: TextSpan) -> TextSpan? {
        switch text.scalar(at: label.start) {
        case 0x5B, 0x3010, 0xFF3B: break
        default: return nil
        }
        guard opaque.beginning(in: TextSpan(label.start, label.start + 1)).first == label else { return nil }
        return text.trimmed(TextSpan(label.start + text.width(at: label.start), text.start(before: label.end)))
    }

    /// Behind the dateline and the byline that open a report: 新华社杭州1月16日电（记者 李平）|浙江省省长.
    func afterDateline(_ span: TextSpan) -> Int {
        var start = span.start
        for hit in words(.dateline, in: span)
        where text.has(Self.day, at: hit.span.start - Self.day.count) || Punctuation.isSpace(text.scalar(at: hit.span.end)) {
            start = hit.span.end
        }
        for bracket in opaque.beginning(in: span) where bracket.start >= start && bracket.end < span.end && has(.interviewer, in: bracket) {
            start = bracket.end
        }
        return start
    }

    private static let day = Array("日".utf8)
}
