import Records

/// Finds persons by what stands around their names: an office before, a speech verb after, a line or a label of their own.
///
/// Chinese writes no mark between an office, a name and the verb; where the name ends is told by what follows (董事长王晶|在接受)
/// and by how the name goes on elsewhere in the article (齐向东|带来, 齐向东|认为).
struct PersonNames {
    let reading: Reading
    let regions: [RegionMention]
    /// How the pairs of characters that may be a name go on in the article.
    private let heads: NameHeads

    init(reading: Reading, regions: [RegionMention]) {
        self.reading = reading
        self.regions = regions
        heads = NameHeads(reading)
    }

    var text: UTF8Text { reading.text }

    func roster() -> Roster {
        var candidates: [Roster.Candidate] = []
        for (index, paragraph) in reading.paragraphs.enumerated() {
            if let name = lineOfName(paragraph.span) {
                candidates.append(Roster.Candidate(span: name, role: lineOfOffice(index + 1)))
            }
            if let name = nameAfterDash(paragraph.span) { candidates.append(Roster.Candidate(span: name)) }
            var passed = 0
            for role in reading.words(.role, in: paragraph.span) where role.span.end > passed {
                // 总统|计师
                if let longest = reading.word(.role, at: role.span.start), longest.span != role.span { continue }
                passed = role.span.end
                guard let name = name(after: role.span.end, in: paragraph.span) else { continue }
                let words = office(endingAt: role.span.end, in: paragraph.span)
                candidates.append(Roster.Candidate(span: name, role: words, alias: alias(after: name.end, in: paragraph.span)))
            }
        }
        for clause in reading.clauses {
            for cue in reading.words(.speech, in: clause.span) {
                if let name = bareName(before: cue, in: clause.span) {
                    candidates.append(Roster.Candidate(span: name, role: reading.word(.role, at: name.end)?.span))
                } else if let name = nameBehindTrade(before: cue, in: clause.span) {
                    let paragraph = reading.paragraphs[reading.sentences[clause.sentence].paragraph].span
                    let title = reading.word(.role, at: name.end)?.span
                    candidates.append(Roster.Candidate(span: name, role: title ?? office(endingAt: name.start, in: paragraph)))
                }
            }
            if clause.span.start == reading.paragraphs[reading.sentences[clause.sentence].paragraph].span.start,
                Punctuation.isColon(clause.mark), let candidate = labelledName(clause.span)
            {
                candidates.append(candidate)
            }
            // 张明委员：
            if Punctuation.isColon(clause.mark), let name = titledName(withoutNumber(clause.span)) {
                candidates.append(Roster.Candidate(span: name, role: reading.word(.role, at: name.end)?.span))
            }
        }
        var roster = Roster(candidates, in: reading)
        for place in roster.places {
            if let role = office(after: place.span.end) { roster.addRole(role, to: place.person, in: reading) }
        }
        return roster
    }

    /// A line that is a name and nothing else.
    private func lineOfName(_ line: TextSpan) -> TextSpan? {
        guard line.count <= 36 else { return nil }
        return isWholeName(line) ? line : nil
    }

    /// 李强, [李强], 李强（市发改委主任） before the colon of a line.
    private func labelledName(_ label: TextSpan) -> Roster.Candidate? {
        var words = withoutNumber(label)
        if let inner = reading.bracketed(words) { words = inner }
        if let name = lineOfName(words) { return Roster.Candidate(span: name) }
        guard let bracket = reading.opaque.beginning(in: words).last, bracket.end == words.end, bracket.start > words.start,
            text.scalar(at: bracket.start) == 0xFF08 || text.scalar(at: bracket.start) == 0x28
        else { return nil }
        let name = text.trimmed(TextSpan(words.start, bracket.start))
        let office = TextSpan(bracket.start + text.width(at: bracket.start), text.start(before: bracket.end))
        guard isWholeName(name), reading.word(.role, endingAt: office.end, floor: office.start) != nil else { return nil }
        return Roster.Candidate(span: name, role: office)
    }

    private func withoutNumber(_ line: TextSpan) -> TextSpan {
        text.trimmed(TextSpan(reading.afterNumber(line.start, line.end), line.end))
    }

    /// ——李伟 at the end of a line.
    private func nameAfterDash(_ line: TextSpan) -> TextSpan? {
        var i = line.end
        while i > max(line.start, line.end - 42) {
            i = text.start(before: i)
            guard Punctuation.isDash(text.scalar(at: i)) else { continue }
            let name = text.trimmed(TextSpan(i + text.width(at: i), line.end))
            return isWholeName(name) ? name : nil
        }
        return nil
    }

    /// A line that ends with an office, as it stands under a line with the name.
    private func lineOfOffice(_ index: Int) -> TextSpan? {
        guard index < reading.paragraphs.count else { return nil }
        let line = reading.paragraphs[index].span
        guard line.count <= 240, reading.word(.role, endingAt: line.end, floor: line.start) != nil else { return nil }
        return line
    }

    /// The span is a surname and one or two characters, or has the dots of a transcribed name.
    func isWholeName(_ span: TextSpan) -> Bool {
        guard isDottedName(span) || name(at: span.start, limit: span.end, isAlone: true)?.end == span.end else { return false }
        return !reading.has([.role, .body, .document, .anonymous, .speech], in: span)
    }

    /// 阿不都热合曼·买买提: nothing but characters with dots between them, whatever its syllables look like.
    private func isDottedName(_ span: TextSpan) -> Bool {
        guard span.count <= Self.longestName, Punctuation.isHan(text.scalar(at: span.start)),
            Punctuation.isHan(text.scalar(before: span.end))
        else { return false }
        var dots = 0
        var i = span.start
        while i < span.end {
            let c = text.scalar(at: i)
            if Punctuation.isNameDot(c) { dots += 1 } else if !Punctuation.isHan(c) { return false }
            i += text.width(at: i)
        }
        return dots > 0
    }

    // MARK: After an office

    private func name(after end: Int, in paragraph: TextSpan) -> TextSpan? {
        var start = end
        while start < paragraph.end, Punctuation.isSpace(text.scalar(at: start)) { start += text.width(at: start) }
        if start > end, reading.word([.role, .body], at: start) != nil { return nil }
        return name(at: start, limit: paragraph.end, isAlone: start > end).flatMap { isPlace($0) ? nil : $0 }
    }

    /// A name that begins at `start`.
    /// - Parameter isAlone: nothing tells but the name itself, so it must have a surname and end with its run of Han characters.
    private func name(at start: Int, limit: Int, isAlone: Bool) -> TextSpan? {
        if reading.word(.notName, at: start) != nil { return nil }
        var ends: [Int] = []
        var i = start
        var hasDot = false
        while i < limit, ends.count < 14 {
            let c = text.scalar(at: i)
            if Punctuation.isNameDot(c), !ends.isEmpty {
                hasDot = true
                i += text.width(at: i)
                continue
            }
            guard Punctuation.isHan(c) else { break }
            i += text.width(at: i)
            ends.append(i)
        }
        if let spaced = spacedName(start, ends, limit) { return spaced }
        if hasDot { return dottedName(start, limit) }
        guard ends.count >= 2 else { return ends.isEmpty ? latinName(at: start, limit: limit, isAlone: isAlone) : nil }
        let isCompound = reading.word(.compoundSurname, at: start) != nil
        let hasSurname = isCompound || reading.word(.surname, at: start) != nil
        let lengths = isCompound ? [3, 4, 2] : hasSurname ? [2, 3] : [3, 2, 4]
        let possible = lengths.filter { length in
            guard length <= ends.count, !hidesWord(start, ends[length - 1]) else { return false }
            if !hasSurname, reading.words([.nominal, .adverb, .leadIn, .afterName], in: TextSpan(start, ends[length - 1])).isEmpty == false
            {
                return false
            }
            if length == ends.count, hasSurname { return true }
            if isAlone && !hasSurname { return false }
            return mayFollow(ends[length - 1], hasSurname: hasSurname)
        }
        if isAlone { return possible.first { $0 == ends.count && hasSurname }.map { TextSpan(start, ends[$0 - 1]) } }
        guard let first = possible.first else { return foreignName(at: start, limit: limit) ?? longName(start, ends) }
        if first == 2, possible.contains(3), goesOn(start, ends) || endsInName(ends) { return TextSpan(start, ends[2]) }
        return TextSpan(start, ends[first - 1])
    }

    /// Whether what stands after a name may: a verb, or, where a surname tells the name, an adverb or the like. 中 and the other adverbs
    /// of one character are as well the end of a name.
    private func mayFollow(_ end: Int, hasSurname: Bool) -> Bool {
        // 问题 is no 问.
        if let verb = reading.word(.speech, at: end),
            reading.word(.notSpeech, at: end).map({ $0.span.count <= verb.span.count }) ?? true
        {
            return true
        }
        guard hasSurname else { return false }
        return reading.word(.afterName, at: end) != nil || reading.word(.adverb, at: end).map { $0.span.count > 3 } ?? false
    }

    /// 王志|刚|表示: a verb follows the character that as well ends a name.
    private func endsInName(_ ends: [Int]) -> Bool {
        reading.word(.nameEnding, at: ends[1]) != nil && mayFollow(ends[2], hasSurname: false)
    }

    /// 沙玛伍甲: four characters between an office and a verb of speech or a day, two of which write sounds and in which no other word
    /// stands.
    private func longName(_ start: Int, _ ends: [Int]) -> TextSpan? {
        guard ends.count >= 4 else { return nil }
        let name = TextSpan(start, ends[3])
        guard mayFollow(name.end, hasSurname: false) || ends.count == 4 && Punctuation.isDigit(text.scalar(at: name.end)),
            !hidesWord(name.start, name.end), reading.words(Self.noPartsOfLongNames, in: name).isEmpty
        else { return nil }
        let sounds = ([start] + ends[..<3]).count { reading.word(.transliteration, at: $0) != nil }
        return sounds >= 2 ? name : nil
    }

    private static let noPartsOfLongNames: CueKinds = [
        .role, .body, .document, .anonymous, .speech, .predicate, .notName, .nominal, .adverb, .leadIn, .afterName, .circumstance,
    ]

    /// Every other place of the first two characters goes on with the same third one: it belongs to the name.
    private func goesOn(_ start: Int, _ ends: [Int]) -> Bool {
        heads.goOnAlike(TextSpan(start, ends[2]))
    }

    /// A word that is no part of a name begins inside of it.
    private func hidesWord(_ start: Int, _ end: Int) -> Bool {
        var i = start + text.width(at: start)
        while i < end {
            if let hit = reading.word([.speech, .adverb, .role, .predicate], at: i), hit.span.end >= end,
                hit.span.count > 3 || i > start + text.width(at: start) && hit.kinds.contains(.speech)
            {
                return true
            }
            i += text.width(at: i)
        }
        return reading.word([.speech, .role, .pronoun, .anonymous], at: start).map { $0.span.count > 3 } ?? false
    }

    /// 林 君, 张　工: two characters set apart to the width of three.
    private func spacedName(_ start: Int, _ ends: [Int], _ limit: Int) -> TextSpan? {
        guard ends.count == 1, reading.word(.surname, at: start) != nil else { return nil }
        var i = ends[0]
        while i < limit, Punctuation.isSpace(text.scalar(at: i)) { i += text.width(at: i) }
        guard i > ends[0], i < limit, Punctuation.isHan(text.scalar(at: i)) else { return nil }
        let end = i + text.width(at: i)
        guard end >= limit || !Punctuation.isHan(text.scalar(at: end)) else { return nil }
        return TextSpan(start, end)
    }

    /// 菲利普: two to six characters that write the sounds of foreign names, as far as they go.
    private func foreignName(at start: Int, limit: Int) -> TextSpan? {
        var i = start
        while i < limit, i < start + Self.longestName, reading.word(.transliteration, at: i) != nil { i += text.width(at: i) }
        let name = TextSpan(start, i)
        guard (2...6).contains(text.length(of: name)) else { return nil }
        return i == limit || !Punctuation.isHan(text.scalar(at: i)) || mayFollow(i, hasSurname: true) ? name : nil
    }

    /// Bytes of the longest name: 30 characters.
    private static let longestName = 90

    /// 木合亚提·加尔木哈买提: up to the first word that follows a name.
    private func dottedName(_ start: Int, _ limit: Int) -> TextSpan? {
        let limit = min(limit, start + Self.longestName)
        var i = start
        var dot = false
        while i < limit {
            let c = text.scalar(at: i)
            if Punctuation.isNameDot(c) {
                dot = true
            } else if !Punctuation.isHan(c) || dot && endsName(at: i) {
                break
            }
            i += text.width(at: i)
        }
        return dot ? TextSpan(start, i) : nil
    }

    /// A word that follows names begins here; one of a single character before a longer one is as well a syllable: 买买|提|表示.
    private func endsName(at i: Int) -> Bool {
        guard let hit = reading.word([.speech, .adverb, .afterName], at: i) else { return false }
        if hit.span.count > 3 { return true }
        return reading.word([.speech, .adverb, .afterName], at: hit.span.end).map { $0.span.count <= 3 } ?? true
    }

    private func latinName(at start: Int, limit: Int, isAlone: Bool) -> TextSpan? {
        let limit = min(limit, start + Self.longestName)
        var i = start
        while i < limit {
            let c = text.scalar(at: i)
            guard Punctuation.isLatin(c) || c == 0x20 || c == 0x2E || c == 0xB7 || Punctuation.isDash(c) else { break }
            i += text.width(at: i)
        }
        let span = text.trimmed(TextSpan(start, i))
        guard span.count >= 3, !isAlone, reading.word([.speech, .afterName], at: i) != nil || i == limit else { return nil }
        return span
    }

    /// （Edmond） after a name.
    private func alias(after end: Int, in paragraph: TextSpan) -> TextSpan? {
        var i = end
        while i < paragraph.end, Punctuation.isSpace(text.scalar(at: i)) { i += text.width(at: i) }
        let open = text.scalar(at: i)
        guard open == 0xFF08 || open == 0x28 else { return nil }
        i += text.width(at: i)
        let start = i
        while i < paragraph.end, Punctuation.isLatin(text.scalar(at: i)) || text.scalar(at: i) == 0x20 { i += text.width(at: i) }
        let span = text.trimmed(TextSpan(start, i))
        return span.count >= 3 && text.scalar(at: i) == Punctuation.closing(open) ? span : nil
    }

    // MARK: Before a speech verb

    private func bareName(before cue: CueHit, in clause: TextSpan) -> TextSpan? {
        let end = reading.withoutAdverbs(endingAt: cue.span.start, floor: clause.start)
        var start = min(end, reading.afterNumber(clause.start, end))
        // 在姚洋教授看来
        if cue.kinds.contains(.viewpoint), let lead = reading.word(.leadIn, at: start), lead.span.end < end { start = lead.span.end }
        while let lead = reading.word([.adverb, .leadIn], at: start), lead.span.count > 3, lead.span.end < end { start = lead.span.end }
        // A quotation before who says it: “…”张三说.
        for q in reading.quotations.beginning(in: clause) where q.isClosed && q.span.end <= end && q.span.end > start { start = q.span.end }
        var span = text.trimmed(TextSpan(start, end))
        // 来自鄞州代表团的张晓明代表说
        if let title = reading.word(.role, endingAt: span.end, floor: span.start) {
            span.end = title.span.start
            if let owner = lastOwner(span) { span.start = owner }
        }
        if (6...12).contains(span.count) || isDottedName(span), isWholeName(span), !isPlace(span) { return span }
        return titledName(TextSpan(start, end)) ?? leadingName(TextSpan(start, end))
    }

    /// 全国人大代表、某厂高炉工|王海明|说: behind a listed office, what stands before the last two or three characters is an office that no
    /// list has. 余姚代表团|李四海|代表说: the name follows a body.
    private func nameBehindTrade(before cue: CueHit, in clause: TextSpan) -> TextSpan? {
        var words = TextSpan(clause.start, reading.withoutAdverbs(endingAt: cue.span.start, floor: clause.start))
        let title = reading.word(.title, endingAt: words.end, floor: words.start)
        if let title { words.end = title.span.start }
        for count in [9, 6] where words.count > count + 3 {
            let name = TextSpan(words.end - count, words.end)
            guard isHan(name), reading.word(.surname, at: name.start) != nil, isWholeName(name), !isPlace(name) else { continue }
            let isTold =
                title == nil
                ? listsOffice(TextSpan(words.start, name.start)) : reading.word(.body, endingAt: name.start, floor: words.start) != nil
            if isTold { return name }
        }
        return nil
    }

    /// Whether words are of an office that goes on behind 代表、 or the like: its mark stands in them or before them.
    private func listsOffice(_ words: TextSpan) -> Bool {
        var i = words.end
        while i > words.start {
            let before = text.start(before: i)
            if text.scalar(at: before) == 0x3001 { break }
            i = before
        }
        let mark = text.start(before: i)
        guard i > words.start || Punctuation.isComma(text.scalar(at: mark)), reading.word(.title, endingAt: mark) != nil else {
            return false
        }
        let trade = TextSpan(i, words.end)
        return text.length(of: trade) >= 2 && !reading.has([.speech, .anonymous, .notName], in: trade)
    }

    /// 李强总理3月5日在…中说: a name that opens the clause of a verb of speech, with a title behind it that no other name follows.
    private func titledName(_ words: TextSpan) -> TextSpan? {
        guard reading.word([.surname, .compoundSurname], at: words.start) != nil, reading.word(.notName, at: words.start) == nil,
            !isPlace(words)
        else { return nil }
        var end = words.start + text.width(at: words.start)
        for _ in 0..<3 where end < words.end {
            end += text.width(at: end)
            guard let title = reading.word(.title, at: end), title.span.end <= words.end else { continue }
            let name = TextSpan(words.start, end)
            guard isHan(name), !hidesWord(name.start, name.end), !reading.has(Self.noPartsOfNames, in: name),
                self.name(after: title.span.end, in: words) == nil, endsTitle(at: title.span.end, words)
            else { return nil }
            return name
        }
        return nil
    }

    /// 金华市长: the words begin with the name of a place.
    private func isPlace(_ words: TextSpan) -> Bool { !regions.beginning(in: TextSpan(words.start, words.start + 1)).isEmpty }

    private static let noPartsOfNames: CueKinds = [.role, .body, .document, .anonymous, .speech, .adverb, .predicate, .notName]

    private func isHan(_ span: TextSpan) -> Bool {
        var i = span.start
        while i < span.end, Punctuation.isHan(text.scalar(at: i)) { i += text.width(at: i) }
        return i == span.end
    }

    /// A title is over where the words are, at a day, or at a word that may follow a name.
    private func endsTitle(at end: Int, _ words: TextSpan) -> Bool {
        end == words.end || Punctuation.isDigit(text.scalar(at: end)) || reading.word([.adverb, .circumstance], at: end) != nil
            || Self.prepositions.contains { text.has($0, at: end) }
    }

    private func lastOwner(_ span: TextSpan) -> Int? {
        var i = span.end - 3
        while i > span.start {
            if text.has(Self.owner, at: i) { return i + 3 }
            i -= 1
        }
        return nil
    }

    private static let owner = Array("的".utf8)
    private static let prepositions = ["在", "就", "对", "對", "向", "接受", "围绕", "针对", "结合", "代表"].map { Array($0.utf8) }

    /// 王沪宁在参加讨论时说: a name that opens the clause of a verb of speech. Since nothing else tells that it is one, it has three
    /// characters or comes back in the article.
    private func leadingName(_ words: TextSpan) -> TextSpan? {
        guard !isPlace(words), let name = name(at: words.start, limit: words.end, isAlone: false), (6...12).contains(name.count),
            reading.word([.surname, .compoundSurname], at: name.start) != nil,
            Self.prepositions.contains(where: { text.has($0, at: name.end) }), name.count >= 9 || comesBack(name),
            !reading.has(Self.noPartsOfNames, in: name)
        else { return nil }
        return name
    }

    private func comesBack(_ name: TextSpan) -> Bool { heads.count(of: name) > 1 }
}
