import Records

/// A pair of quotation marks, or an opening one whose partner is missing.
struct Quotation: Sendable, Hashable {
    /// From the opening mark to after the closing one, or to the end of what it opens.
    var span: TextSpan
    /// The words, without the marks.
    var content: TextSpan
    /// 0 where no other quotation contains it.
    var depth: Int
    var isClosed: Bool
    /// Other opening marks of a quotation over several paragraphs, each at the head of one.
    var paragraphs = 1
}

/// Pairs quotation marks by a stack, paragraph by paragraph, and repairs what does not pair where it stands.
struct QuotationMarks {
    private enum Side { case open, close, either }

    private struct Mark {
        var side: Side
        /// Marks that pair share it.
        var kind: UInt8
        var span: TextSpan
    }

    /// A mark without a partner in its paragraph.
    private struct PlacedMark {
        var paragraph: Int
        var mark: Mark
    }

    /// Marks that may be open at a time; of more the outermost is taken for a stray one.
    private static let deepest = 32
    /// The farthest paragraph that a quotation may run to.
    private static let longestRun = 8

    /// - Parameter paragraphs: spans of the text, in order.
    /// - Returns: in the order of the text, an outer one before those inside it.
    static func pairs(in text: UTF8Text, paragraphs: [TextSpan]) -> [Quotation] {
        var found: [Quotation] = []
        var left: [PlacedMark] = []
        var stray: [PlacedMark] = []
        for (index, paragraph) in paragraphs.enumerated() {
            var stack: [Mark] = []
            let marks = marks(in: text, paragraph)
            for (i, mark) in marks.enumerated() {
                switch resolve(mark, at: i, of: marks, stack, text, paragraph) {
                case .open, .either:
                    if stack.count == deepest { left.append(PlacedMark(paragraph: index, mark: stack.removeFirst())) }
                    stack.append(mark)
                case .close:
                    guard let partner = stack.lastIndex(where: { $0.kind == mark.kind }) else {
                        stray.append(PlacedMark(paragraph: index, mark: mark))
                        continue
                    }
                    for unclosed in stack[(partner + 1)...] { left.append(PlacedMark(paragraph: index, mark: unclosed)) }
                    found.append(quotation(from: stack[partner], to: mark, isClosed: true))
                    stack.removeSubrange(partner...)
                }
            }
            for mark in stack { left.append(PlacedMark(paragraph: index, mark: mark)) }
        }
        joined(&left, stray, &found, paragraphs, text)
        for open in left {
            let end = paragraphs[open.paragraph].end
            found.append(
                Quotation(
                    span: TextSpan(open.mark.span.start, end),
                    content: TextSpan(open.mark.span.end, end),
                    depth: 0,
                    isClosed: false
                )
            )
        }
        return nested(found)
    }

    /// Quotations over several paragraphs: the closing mark stands in a later one, and each paragraph may open anew.
    private static func joined(
        _ left: inout [PlacedMark],
        _ stray: [PlacedMark],
        _ found: inout [Quotation],
        _ paragraphs: [TextSpan],
        _ text: UTF8Text
    ) {
        var taken: Set<Int> = []
        let openAt = Dictionary(left.map { ($0.mark.span.start, $0.mark) }) { first, _ in first }
        let foundAt = Dictionary(found.indices.map { (found[$0].span.start, $0) }) { first, _ in first }
        let strayIn = Dictionary(stray.map { ($0.paragraph, $0.mark) }) { first, _ in first }
        var used: Set<Int> = []
        var replaced: Set<Int> = []
        for entry in left where !taken.contains(entry.mark.span.start) {
            let end = paragraphs[entry.paragraph].end
            guard Punctuation.isClauseEnd(text.scalar(before: end)) else { continue }
            var opened = [entry.mark.span.start]
            var close: Mark?
            var last = entry.paragraph + 1
            search: while last < min(paragraphs.count, entry.paragraph + 1 + longestRun) {
                let start = paragraphs[last].start
                if let again = openAt[start], again.kind == entry.mark.kind {
                    opened.append(start)
                } else if let pair = foundAt[start], text.scalar(at: start) == text.scalar(at: entry.mark.span.start),
                    replaced.insert(pair).inserted
                {
                    close = Mark(side: .close, kind: entry.mark.kind, span: TextSpan(found[pair].content.end, found[pair].span.end))
                    break search
                } else if let mark = strayIn[last], mark.kind == entry.mark.kind, used.insert(last).inserted {
                    close = mark
                    break search
                } else if opened.count > 1 {
                    break search
                }
                last += 1
            }
            guard let close else { continue }
            var whole = quotation(from: entry.mark, to: close, isClosed: true)
            whole.paragraphs = last - entry.paragraph + 1
            found.append(whole)
            taken.formUnion(opened)
        }
        found = found.indices.filter { !replaced.contains($0) }.map { found[$0] }
        left.removeAll { taken.contains($0.mark.span.start) }
    }

    private static func quotation(from open: Mark, to close: Mark, isClosed: Bool) -> Quotation {
        Quotation(
            span: TextSpan(open.span.start, close.span.end),
            content: TextSpan(open.span.end, close.span.start),
            depth: 0,
            isClosed: isClosed
        )
    }

    private static func nested(_ quotations: [Quotation]) -> [Quotation] {
        var sorted = quotations.sorted { $0.span < $1.span }
        var ends: [Int] = []
        for i in sorted.indices {
            while let end = ends.last, end <= sorted[i].span.start { ends.removeLast() }
            sorted[i].depth = ends.count
            if sorted[i].isClosed { ends.append(sorted[i].span.end) }
        }
        return sorted
    }

    /// Which way a mark works here; a mark turned the wrong way shows by what stands beside it.
    private static func resolve(_ mark: Mark, at index: Int, of marks: [Mark], _ stack: [Mark], _ text: UTF8Text, _ paragraph: TextSpan)
        -> Side
    {
        let isOpen = stack.contains { $0.kind == mark.kind }
        switch mark.side {
        case .either:
            return isOpen ? .close : .open
        case .open:
            guard isOpen, endsHere(mark, text, paragraph) else { return .open }
            return .close
        case .close:
            guard !isOpen, beginsHere(mark, text, paragraph) else { return .close }
            let next = marks[(index + 1)...].prefix(deepest).first { $0.kind == mark.kind }
            return next?.side == .close ? .open : .close
        }
    }

    /// After the mark stands the end of a clause or of the paragraph, as after a closing one.
    private static func endsHere(_ mark: Mark, _ text: UTF8Text, _ paragraph: TextSpan) -> Bool {
        guard mark.span.end < paragraph.end else { return true }
        return Punctuation.isBreak(text.scalar(at: mark.span.end)) && mark.span.start > paragraph.start
    }

    /// Before the mark stands the end of a clause or the head of the paragraph, as before an opening one.
    private static func beginsHere(_ mark: Mark, _ text: UTF8Text, _ paragraph: TextSpan) -> Bool {
        guard mark.span.start > paragraph.start else { return true }
        guard mark.span.end < paragraph.end, !Punctuation.isBreak(text.scalar(at: mark.span.end)) else { return false }
        let before = text.scalar(before: mark.span.start)
        return Punctuation.isClauseEnd(before)
    }

    private static func marks(in text: UTF8Text, _ paragraph: TextSpan) -> [Mark] {
        var marks: [Mark] = []
        let bytes = text.bytes
        var i = paragraph.start
        while i < paragraph.end {
            let b = bytes[i]
            if b == 0x22 {
                marks.append(Mark(side: .either, kind: 4, span: TextSpan(i, i + 1)))
            } else if b >= 0xE2, b != 0xE2, b != 0xE3, b != 0xEF {
                i += b >= 0xF0 ? 4 : 3
                continue
            } else if b >= 0xE2, i + 3 <= paragraph.end, let (side, kind) = sort(text.scalar(at: i)) {
                let span = TextSpan(i, i + 3)
                if !isApostrophe(span, text) { marks.append(Mark(side: side, kind: kind, span: span)) }
            }
            i += text.width(at: i)
        }
        return withoutDoubles(marks)
    }

    private static func sort(_ scalar: UInt32) -> (Side, UInt8)? {
        switch scalar {
        case 0x201C: (.open, 0)
        case 0x201D: (.close, 0)
        case 0x2018: (.open, 1)
        case 0x2019: (.close, 1)
        case 0x300C, 0xFE41, 0xFF62: (.open, 2)
        case 0x300D, 0xFE42, 0xFF63: (.close, 2)
        case 0x300E, 0xFE43: (.open, 3)
        case 0x300F, 0xFE44: (.close, 3)
        case 0xFF02: (.either, 5)
        case 0x301D: (.open, 6)
        case 0x301E, 0x301F: (.close, 6)
        default: nil
        }
    }

    private static func isApostrophe(_ span: TextSpan, _ text: UTF8Text) -> Bool {
        guard text.scalar(at: span.start) == 0x2019 else { return false }
        return Punctuation.isLatin(text.scalar(before: span.start)) && Punctuation.isLatin(text.scalar(at: span.end))
    }

    /// Two same marks side by side are one, unless as many close as open.
    private static func withoutDoubles(_ marks: [Mark]) -> [Mark] {
        var counts: [UInt8: (open: Int, close: Int)] = [:]
        for mark in marks {
            if mark.side == .open { counts[mark.kind, default: (0, 0)].open += 1 }
            if mark.side == .close { counts[mark.kind, default: (0, 0)].close += 1 }
        }
        func surplus(_ side: Side, _ kind: UInt8) -> Bool {
            let count = counts[kind] ?? (0, 0)
            return side == .open ? count.open > count.close : count.close > count.open
        }
        var result: [Mark] = []
        for mark in marks {
            if let last = result.last, last.kind == mark.kind, last.side == mark.side, last.span.end == mark.span.start,
                mark.side != .either,
                surplus(mark.side, mark.kind)
            {
                result[result.count - 1].span.end = mark.span.end
                continue
            }
            result.append(mark)
        }
        return result
    }
}
