import Matching
import Records

extension RegionScanner {
    /// Steps 1 and 2: what the matcher finds in a sentence, sorted into taken, weak and blocked.
    func scan(_ text: UTF8Text, _ span: TextSpan, year: Int, anchor: Anchor, carried: UInt32) -> Scan {
        var scan = Scan(text: text, span: span, year: year, anchor: anchor, carried: carried)
        let hits = matcher.allHits(in: text.bytes, from: span.start, to: span.end)
        guard !hits.isEmpty else { return scan }
        scan.ownYears = namedYears(text, span)
        var cursor = span.start
        var index = 0
        while index < hits.count {
            let start = hits[index].span.start
            var next = index
            while next < hits.count, hits[next].span.start == start { next += 1 }
            if start >= cursor {
                for hit in hits[index..<next] {
                    if let end = take(hit, &scan) {
                        cursor = end
                        break
                    }
                }
            }
            index = next
        }
        return scan
    }

    /// Takes or blocks a hit.
    /// - Returns: where the search goes on; nil where a shorter hit at the same place may be tried.
    private func take(_ hit: TermMatcher.Hit, _ scan: inout Scan) -> Int? {
        switch meanings[hit.term] {
        case .trap:
            scan.blocked.append(hit.span)
            return hit.span.end
        case .namedRun(let index): return takeNamedRun(words.namedRuns[index], at: hit.span.start, &scan)
        case .letters: return takeLetters(at: hit.span.start, &scan)
        case .letterList: return takeLetterList(at: hit.span.start, &scan)
        case .prepositionLetter: return takePrepositionLetter(hit.span, &scan)
        case .deictic(let unit):
            guard isDeicticPlace(hit.span, unit, scan.text) else { return nil }
            scan.pieces.append(Piece(span: hit.span, candidates: [], isDeictic: true, unit: unit, rule: "deictic"))
            return hit.span.end
        case .spelling(let spelling): return takeName(spelling, hit.span, &scan)
        }
    }

    private func takeName(_ spelling: Int, _ span: TextSpan, _ scan: inout Scan) -> Int? {
        if cautions[spelling].contains(.falseStart), startsFalsely(span, scan) { return nil }
        if cautions[spelling].contains(.loose), !standsFree(span, scan) { return nil }
        guard let name = classified(spelling, span, scan) else { return nil }
        if !name.isShort, isBrokenUnit(span, scan.text) { return nil }
        if name.isWeak {
            scan.weak.append(name)
            return nil
        }
        if cautions[spelling].contains(.direction), scan.pieces.last?.span.end == span.start {
            scan.blocked.append(span)
            return span.end
        }
        if isPartOfOtherName(name, scan) {
            scan.blocked.append(span)
            return span.end
        }
        scan.pieces.append(name)
        return span.end
    }

    /// The places that a spelling may mean in the document's year, and how much it says by itself.
    private func classified(_ spelling: Int, _ span: TextSpan, _ scan: Scan) -> Piece? {
        let caution = cautions[spelling]
        var strong: [Int] = []
        var weak: [Int] = []
        var past: [Int] = []
        var isLong = false
        var hasFull = false
        var pastCities: [Int] = []
        for form in gazetteer.forms[gazetteer.formRange(spelling)] {
            let index = Int(form.place)
            let level = gazetteer.places[index].level
            let inForce = gazetteer.isInForce(index, year: scan.year) || gazetteer.isInForce(index, year: scan.year + 1)
            if form.kind == .full { hasFull = true }
            let isCommon =
                level == .county
                ? caution.contains(.commonCounty)
                : level == .prefecture && form.kind == .short && !caution.isDisjoint(with: [.commonPrefecture, .doubtfulPrefecture])
            if !inForce {
                if form.kind == .full && !isCommon { past.append(index) }
                if form.kind == .short && level == .prefecture && gazetteer.isCity(index) { pastCities.append(index) }
            } else if isCommon || level == .county && form.kind == .short {
                weak.append(index)
            } else {
                strong.append(index)
                if form.kind != .short, level != .zone && level != .macro || span.count > 6 { isLong = true }
            }
        }
        let rows = strong + weak
        if hasFull, span.count == 6 || span.count == 9 && strong.isEmpty && !past.isEmpty,
            (rows + past).allSatisfy({ gazetteer.rank($0) == 2 }), !standsFree(span, scan)
        {
            return rows.isEmpty ? nil : Piece(span: span, candidates: rows, isWeak: true, caution: .commonCounty, rule: "vouched name")
        }
        if !strong.isEmpty {
            let rule = isLong ? "name" : "short name"
            return Piece(span: span, candidates: strong + (isLong ? past : weak), isShort: !isLong, rule: rule)
        }
        if !past.isEmpty, weak.isEmpty || hasFull {
            return Piece(span: span, candidates: nearest(past, span, scan), rule: "name of another year")
        }
        guard !weak.isEmpty else { return nil }
        if !pastCities.isEmpty, weak.count == 1, caution.isEmpty {
            let hasOwnYear = scan.ownYears.contains { $0.end <= span.start && $0.year < scan.year }
            let candidates = hasOwnYear ? nearest(weak + pastCities, span, scan) : weak
            return Piece(span: span, candidates: candidates, isShort: true, rule: "short name of a former city")
        }
        return Piece(
            span: span,
            candidates: weak,
            isWeak: true,
            caution: caution,
            isShort: !hasFull,
            rule: "vouched name"
        )
    }

    /// Whether a name of two or three characters can hardly be made of parts of two words (示范县, 新增城市): it stands behind a place,
    /// a mark or a word that leads to names.
    private func standsFree(_ span: TextSpan, _ scan: Scan) -> Bool {
        let before = scan.text.characterStart(before: span.start)
        return before < scan.span.start || !scan.text.isIdeograph(at: before) || scan.pieces.last?.span.end == span.start
            || words.nameLeads.stands(at: before, in: scan.text)
    }

    /// 链上|海南: the name's first character belongs to the word before.
    private func startsFalsely(_ span: TextSpan, _ scan: Scan) -> Bool {
        let before = scan.text.characterStart(before: span.start)
        guard before >= scan.span.start else { return false }
        return words.falseStarts.contains { scan.text.has($0.name, at: span.start) && $0.after.stands(at: before, in: scan.text) }
    }

    /// Of rows that are not in force, those nearest to the year that the sentence names before, else to the document's; and of the level
    /// that it names (县级莱芜市).
    private func nearest(_ rows: [Int], _ span: TextSpan, _ scan: Scan) -> [Int] {
        let ownYear = scan.ownYears.last { $0.end <= span.start }?.year ?? scan.ownYears.first?.year
        func distance(_ row: Int) -> Int {
            guard let ownYear else { return gazetteer.distance(row, year: scan.year) }
            return min(gazetteer.distance(row, year: ownYear), gazetteer.distance(row, year: ownYear + 1))
        }
        var rows = rows
        for (mark, level) in Self.levelMarks where scan.text.has(mark, at: span.start - mark.count) {
            let ofLevel = rows.filter { gazetteer.places[$0].level == level }
            if !ofLevel.isEmpty { rows = ofLevel }
        }
        let best = rows.map(distance).min() ?? 0
        return rows.filter { distance($0) == best }
    }

    private static let levelMarks: [([UInt8], Region.Level)] = [(Array("县级".utf8), .county), (Array("地级".utf8), .prefecture)]

    /// Years of four digits (1983年).
    private func namedYears(_ text: UTF8Text, _ span: TextSpan) -> [(end: Int, year: Int)] {
        var years: [(end: Int, year: Int)] = []
        var i = span.start
        while i + 7 <= span.end {
            let first = text.bytes[i]
            if first == UInt8(ascii: "1") || first == UInt8(ascii: "2"), text.has(Self.yearSign, at: i + 4) {
                let digits = text.bytes[i..<i + 4]
                if digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                    years.append((i + 7, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }))
                }
            }
            i += 1
        }
        return years
    }

    private static let yearSign = Array("年".utf8)
}
