import Records

/// A one-character name and the code that it stands for.
struct Letter: Sendable {
    var text: [UInt8]
    var code: UInt32

    static func list(_ letters: [[UInt8]], _ gazetteer: Gazetteer) -> [Letter] {
        letters.compactMap { text in gazetteer.code(ofLetter: text).map { Letter(text: text, code: $0) } }
    }
}

/// One-character names: in runs (川渝, 沪苏浙皖), in lists (京、津、冀) and after prepositions (在渝).
extension RegionScanner {
    func takeNamedRun(_ run: RegionWords.Run, at start: Int, _ scan: inout Scan) -> Int? {
        let end = start + run.text.count
        if words.lineEndings.stands(at: end, in: scan.text) {
            scan.blocked.append(TextSpan(start, end))
            return end
        }
        if beginsName(at: scan.text.characterStart(before: end), in: scan) { return nil }
        var at = start
        for code in run.codes {
            let next = scan.text.characterEnd(at: at)
            if let place = placeIndex(code: code, year: scan.year) {
                appendLetter(TextSpan(at, next), place: place, rule: "letter run", &scan)
            }
            at = next
        }
        return takeMoreLetters(at: at, &scan)
    }

    func takeLetters(at start: Int, _ scan: inout Scan) -> Int? {
        var letters: [(span: TextSpan, code: UInt32)] = []
        var strongCount = 0
        var at = start
        while let letter = letter(at: at, of: runLetters, in: scan.text) ?? letter(at: at, of: listLetters, in: scan.text),
            letter.span.end <= scan.span.end, letters.count < Self.longestRun
        {
            if strongCount == letters.count, self.letter(at: at, of: runLetters, in: scan.text) != nil { strongCount += 1 }
            letters.append(letter)
            at = letter.span.end
        }
        if let last = letters.last, beginsName(at: last.span.start, in: scan) { letters.removeLast() }
        if strongCount < letters.count, let end = letters.last?.span.end,
            letters.count < 3 || scan.text.isIdeograph(at: end) && !words.afterMixedLetters.stands(at: end, in: scan.text)
        {
            letters.removeSubrange(strongCount...)
        }
        guard letters.count > 1, let end = letters.last?.span.end else { return nil }
        if words.lineEndings.stands(at: end, in: scan.text) {
            scan.blocked.append(TextSpan(start, end))
            return end
        }
        for letter in letters { appendLetter(letter.span, letter.code, rule: "letter run", &scan) }
        return end
    }

    /// No plan joins more provinces in one run of letters.
    private static let longestRun = 12

    private func takeMoreLetters(at start: Int, _ scan: inout Scan) -> Int {
        var at = start
        while let letter = letter(at: at, of: runLetters, in: scan.text), letter.span.end <= scan.span.end,
            !beginsName(at: at, in: scan)
        {
            appendLetter(letter.span, letter.code, rule: "letter run", &scan)
            at = letter.span.end
        }
        return at
    }

    func takeLetterList(at start: Int, _ scan: inout Scan) -> Int? {
        var letters: [(TextSpan, UInt32)] = []
        var at = start
        let before = scan.text.characterStart(before: start)
        if before >= scan.span.start, scan.text.isIdeograph(at: before), !words.nameLeads.stands(at: before, in: scan.text) { return nil }
        while let letter = letter(at: at, of: runLetters, in: scan.text) ?? letter(at: at, of: listLetters, in: scan.text),
            letter.span.end <= scan.span.end, !beginsName(at: at, in: scan)
        {
            letters.append((letter.span, letter.code))
            at = letter.span.end
            guard scan.text.has(Mark.listComma, at: at) else { break }
            at += Mark.listComma.count
        }
        guard letters.count > 1, let end = letters.last?.0.end else { return nil }
        for (span, code) in letters { appendLetter(span, code, rule: "letter list", &scan) }
        return end
    }

    func takePrepositionLetter(_ span: TextSpan, _ scan: inout Scan) -> Int? {
        let letterStart = scan.text.characterStart(before: span.end)
        guard let letter = letter(at: letterStart, of: prepositionLetters, in: scan.text) else { return nil }
        if words.prepositionNotAfter.stands(at: scan.text.characterStart(before: span.start), in: scan.text) { return nil }
        let others = matcher.terms(in: scan.text.bytes, at: letterStart)
        guard others.allSatisfy({ $0.span.end > scan.span.end }) else { return nil }
        appendLetter(letter.span, letter.code, rule: "letter after a preposition", &scan)
        return span.end
    }

    private func appendLetter(_ span: TextSpan, _ code: UInt32, rule: String, _ scan: inout Scan) {
        gazetteer.place(code: code, year: scan.year).map { appendLetter(span, place: $0, rule: rule, &scan) }
    }

    private func appendLetter(_ span: TextSpan, place: Int, rule: String, _ scan: inout Scan) {
        scan.pieces.append(Piece(span: span, candidates: [place], place: place, rule: rule))
    }

    func placeIndex(code: String, year: Int) -> Int? {
        if let number = UInt32(code) { return gazetteer.place(code: number, year: year) }
        return gazetteer.areas.firstIndex { $0.id == code }.map { gazetteer.areaStart + $0 }
    }

    private func letter(at offset: Int, of letters: [Letter], in text: UTF8Text) -> (span: TextSpan, code: UInt32)? {
        guard let found = letters.first(where: { text.has($0.text, at: offset) }) else { return nil }
        return (TextSpan(offset, offset + found.text.count), found.code)
    }

    /// Whether the letter is the head of a name (浙 of 浙江, 赣 of 赣州).
    private func beginsName(at offset: Int, in scan: Scan) -> Bool {
        for hit in matcher.terms(in: scan.text.bytes, at: offset) {
            guard case .spelling(let spelling) = meanings[hit.term], hit.span.end <= scan.span.end else { continue }
            for form in gazetteer.forms[gazetteer.formRange(spelling)] {
                if form.kind != .short || gazetteer.places[Int(form.place)].level != .county { return true }
            }
        }
        return false
    }
}
