import Records

/// Finds the figures of a text: numbers with their units, bounds, changes and what they measure.
package struct FigureScanner: Sendable {
    private let words: FigureWords
    private let fold: GlyphFold

    package init(words: ExpressionWords) {
        self.words = words.figures
        fold = words.fold
    }

    /// - Parameters:
    ///   - span: bytes of the text to read, a sentence or more.
    ///   - dates: the dates found there, whose numbers are no figures.
    /// - Returns: the figures in the order of the text, none overlapping another.
    package func figures(in text: UTF8Text, within span: TextSpan, outside dates: [DateMention]) -> [Figure] {
        figures(in: GlyphText(text, within: span, fold: fold), outside: dates.filter { span.contains($0.span) })
    }

    func figures(in glyphs: GlyphText, outside dates: [DateMention]) -> [Figure] {
        let reader = AmountReader(text: glyphs, words: words)
        var subject = FigureSubject(glyphs, words)
        var figures: [Figure] = []
        let taken = dates.map { (start: glyphs.index(ofByte: $0.span.start), end: glyphs.index(ofByte: $0.span.end)) }
        var nextDate = 0
        var i = 0
        while i < glyphs.count {
            let glyph = glyphs[i]
            if glyph.endsSentence { subject.forget() }
            if nextDate < taken.count, taken[nextDate].start <= i {
                subject.pass(dateFrom: taken[nextDate].start, to: max(i, taken[nextDate].end))
                i = max(i, taken[nextDate].end)
                nextDate += 1
                continue
            }
            guard words.mayBegin(glyph) else {
                i += 1
                continue
            }
            if let (_, end) = words.notFigures.match(glyphs, at: i) {
                i = end
            } else if let (figure, end) = figure(glyphs, reader, &subject, at: i), nextDate >= taken.count || end <= taken[nextDate].start {
                appendSharing(glyphs, figure, before: i, to: &figures)
                figures.append(figure)
                i = end
                subject.clauseStart = end
            } else {
                i = afterNumber(glyphs, i)
            }
        }
        return figures
    }

    /// 15、22个百分点: the numbers before the last one of a list have its unit.
    private func appendSharing(_ text: GlyphText, _ figure: Figure, before start: Int, to figures: inout [Figure]) {
        let list = listed(text, figure, before: start)
        guard let earliest = list.last, figures.last.map({ $0.span.end <= text.span(earliest.first, earliest.end).start }) ?? true else {
            return
        }
        for item in list.reversed() {
            var shared = figure
            shared.span = text.span(item.first, item.end)
            shared.surfaceSpan = shared.span
            shared.value = item.value
            figures.append(shared)
        }
    }

    /// The bare numbers of a list before its last one, from the right.
    private func listed(_ text: GlyphText, _ figure: Figure, before start: Int) -> [(first: Int, end: Int, value: Double)] {
        guard !figure.unit.isEmpty, figure.upper == nil, text[start].isDigit else { return [] }
        var list: [(first: Int, end: Int, value: Double)] = []
        var end = start - 1
        while Self.joins(text[end]), text[end - 1].isDigit {
            var first = end
            while text[first - 1].isDigit || text[first - 1] == "." && text[first - 2].isDigit { first -= 1 }
            guard let numeral = NumeralReader.read(text, at: first), numeral.end == end, !text[first - 1].isLetter, text[first - 1] != "-",
                text[first - 1] != "第"
            else { break }
            list.append((first, end, numeral.value))
            end = first - 1
        }
        return list
    }

    private static func joins(_ glyph: Glyph) -> Bool {
        glyph == "、" || glyph == "和" || glyph == "与" || glyph == "及"
    }

    private func afterNumber(_ text: GlyphText, _ i: Int) -> Int {
        guard text[i].isNumeral || text[i].isLetter else { return i + 1 }
        if text[i].isLetter {
            var end = i + 1
            while text[end].isLetter { end += 1 }
            return end
        }
        var end = i + 1
        while text[end].isNumeral || text[end] == "." && text[end + 1].isDigit { end += 1 }
        return end
    }

    private func figure(_ text: GlyphText, _ reader: AmountReader, _ subject: inout FigureSubject, at i: Int) -> (Figure, Int)? {
        if let multiple = multiple(text, &subject, at: i) { return multiple }
        var start = i
        var prefix: String?
        var at = i
        if let (unit, end) = words.unitsBefore.match(text, at: i), text[end].isNumeral {
            prefix = unit
            at = end
        }
        guard var amount = reader.amount(at: at) else { return nil }
        guard isFree(text, at, amount) else { return nil }
        switch prefix {
        case nil: break
        case "-": amount.value = -amount.value
        case .some(let unit):
            guard amount.kind == .money || amount.kind == nil || amount.unit == "度" else { return nil }
            (amount.unit, amount.kind) = (unit, .money)
        }
        if prefix == nil, text[i - 1] == "-", text[i].isDigit, !isWord(text[i - 2]), amount.upper == nil {
            amount.value = -amount.value
            start = i - 1
        }
        guard amount.kind != nil || standsAlone(text, at, amount) else { return nil }
        var figure = Figure(
            span: text.span(start, amount.end),
            surfaceSpan: text.span(start, amount.end),
            value: Self.rounded(amount.value),
            upper: amount.upper.map(Self.rounded),
            unit: amount.unit
        )
        figure.bound = amount.isOpen ? .moreThan : amount.isAbout ? .about : .exact
        let end = readBounds(text, &figure, start, amount.end)
        let listStart = end.start == i ? listed(text, figure, before: i).last?.first : nil
        subject.describe(&figure, kind: amount.kind, start: listStart ?? end.start, end: end.end)
        return (figure, end.end)
    }

    /// 增加值翻一番: twice as much.
    private func multiple(_ text: GlyphText, _ subject: inout FigureSubject, at i: Int) -> (Figure, Int)? {
        guard let (times, last) = words.multiples.match(text, at: i) else { return nil }
        let span = text.span(i, last)
        var figure = Figure(span: span, surfaceSpan: span, value: Double(times), unit: Self.timesUnit)
        let (start, end) = readBounds(text, &figure, i, last)
        subject.describe(&figure, kind: .ratio, start: start, end: end, isCounting: false)
        figure.change = .increaseTo
        return (figure, end)
    }

    private static let timesUnit = "倍"

    /// 0.24 of 2.4 thousandths, without the dust of binary fractions.
    private static func rounded(_ value: Double) -> Double {
        abs(value) < 1e4 && abs(value) >= 1e-3 ? (value * 1e9).rounded() / 1e9 : value
    }

    private func isWord(_ glyph: Glyph) -> Bool {
        glyph.isDigit || glyph.isLetter || glyph == "%" || glyph.isHyphen || glyph == ")"
    }

    /// Whether the number is no part of a code, an ordinal or a slogan.
    private func isFree(_ text: GlyphText, _ i: Int, _ amount: AmountReader.Amount) -> Bool {
        let before = text[i - 1]
        if text[i].isDigit {
            if before.isLetter || before == "/" && text[i - 2].isDigit, amount.kind != .ratio && amount.kind != .money { return false }
            if before == ".", text[i - 2].isDigit || text[i - 2].isLetter { return false }
            if before.isHyphen, text[i - 2].isLetter { return false }
        }
        if text[amount.end] == ".", text[amount.end + 1].isDigit { return false }
        if let (isOrdinal, _) = words.ordinals.match(text, endingAt: i), isOrdinal, amount.kind != .ratio { return false }
        if !text[i].isDigit, amount.kind == .count || amount.kind == .time || amount.unit.isEmpty, isInSlogan(text, i, amount.end) {
            return false
        }
        return true
    }

    /// “三个不平衡”, “八站两场”: a short quotation is a name.
    private func isInSlogan(_ text: GlyphText, _ start: Int, _ end: Int) -> Bool {
        var first = start
        while first > start - 6, !text[first - 1].isOpeningQuote, text[first - 1].isHan { first -= 1 }
        guard text[first - 1].isOpeningQuote else { return false }
        var last = end
        while last < first + 10, text[last].isHan { last += 1 }
        return text[last].isClosingQuote
    }

    /// Whether a number without a unit is one that a text would give as a figure: 10万儿童, 由3.27缩小至2.93, 三分之一.
    private func standsAlone(_ text: GlyphText, _ i: Int, _ amount: AmountReader.Amount) -> Bool {
        let next = text[amount.end]
        if next == "级" || next.isLetter || next.isDigit || next == "号" { return false }
        if amount.scale >= 1e4 {
            if text[i].isDigit { return true }
            return !text[i].isScale && amount.end > i + 2
        }
        guard amount.isPlainFraction else { return false }
        if !text[i].isDigit || text[i + 1] == "/" { return true }
        guard next != "版", next != "时" else { return false }
        return words.bareBefore.contains(text[i - 1])
    }

    /// Takes 超 and 以上 into the surface.
    private func readBounds(_ text: GlyphText, _ figure: inout Figure, _ start: Int, _ end: Int) -> (start: Int, end: Int) {
        var (first, last) = (start, end)
        if let (bound, at) = words.boundsBefore.match(text, endingAt: start), bound != .exact {
            first = at
            figure.bound = bound
        }
        if let (bound, at) = words.boundsAfter.match(text, at: end), !words.boundVetoes.contains(text[at]) {
            last = at
            // 控制在5.5%左右
            let isLoose = bound == .about && figure.bound == .atMost
            if figure.bound == .exact || figure.bound == .moreThan || bound == .atMost || isLoose { figure.bound = bound }
        }
        figure.surfaceSpan = text.span(first, last)
        return (first, last)
    }
}
