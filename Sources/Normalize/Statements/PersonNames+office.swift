import Records

/// The words of a person's office, before the name or told after it.
extension PersonNames {
    /// The words of an office that ends at `end`: back to a mark or a word that opens it.
    func office(endingAt end: Int, in paragraph: TextSpan) -> TextSpan {
        var start = end
        var listed: Int?
        while start > paragraph.start {
            // So far back other people's offices stand: 省长王宁、市长李伟、….
            if end - start > Self.longestOffice, let listed {
                start = listed
                break
            }
            let before = text.start(before: start)
            let c = text.scalar(at: before)
            if c == 0x3001, endsOtherPerson(before, floor: paragraph.start) { break }
            if c == 0x3001, end - start <= Self.longestOffice { listed = start }
            if end - start > 2 * Self.longestOffice { break }
            if Punctuation.isComma(c), reading.word(.role, endingAt: before, floor: paragraph.start) != nil {
                start = before
                continue
            }
            if let honour = honour(endingAt: start, floor: paragraph.start) {
                start = honour
                continue
            }
            if Punctuation.isClauseEnd(c) || Punctuation.isDash(c) || isMark(c) { break }
            start = before
        }
        start = reading.afterDateline(TextSpan(start, end))
        start = reading.afterNumber(start, end)
        let parts = reading.words(.leadInPart, in: TextSpan(start, end))
        let leads = reading.words(.leadIn, in: TextSpan(start, end)).filter { lead in
            opensOffice(lead, end) && (lead.span.count > 3 || !parts.contains { $0.span.contains(lead.span) }) && !isInPlace(lead.span)
        }
        if let last = leads.map(\.span.end).max() { start = last }
        return text.trimmed(TextSpan(start, end))
    }

    /// Where a short quotation begins that stands within the words of an office: 、“共和国勋章”|获得者.
    private func honour(endingAt end: Int, floor: Int) -> Int? {
        guard let quoted = reading.quotations.beginning(in: TextSpan(max(floor, end - Self.longestHonour), end)).last,
            quoted.isClosed, quoted.span.end == end, quoted.span.start > floor
        else { return nil }
        let c = text.scalar(before: quoted.span.start)
        return c == 0x3001 || Punctuation.isHan(c) ? quoted.span.start : nil
    }

    /// Bytes of the name of an honour with its marks (14 characters).
    private static let longestHonour = 42

    /// 大|同|市: the lead-in is a character of a place's name.
    private func isInPlace(_ lead: TextSpan) -> Bool {
        regions.beginning(in: TextSpan(max(0, lead.start - Self.longestPlace), lead.end)).contains { $0.span.contains(lead) }
    }

    /// Bytes of a place's name before a character of it (10 characters).
    private static let longestPlace = 30

    /// 市委书记孟岩、|董事长: an office and a name of two to four characters stand before the listing comma.
    private func endsOtherPerson(_ end: Int, floor: Int) -> Bool {
        [6, 9, 12].contains { count in
            let start = end - count
            return start > floor && reading.word(.role, endingAt: start, floor: floor) != nil
                && reading.word([.surname, .compoundSurname], at: start) != nil && reading.word([.notName, .role], at: start) == nil
                && reading.word(.role, endingAt: end, floor: start) == nil
        }
    }

    /// Bytes of the words of an office (120 characters).
    private static let longestOffice = 360

    private func opensOffice(_ lead: CueHit, _ end: Int) -> Bool {
        guard lead.span.end < end else { return false }
        // 对外, 国是 and other words of which the lead-in is a part.
        if lead.span.count == 3, reading.word([.role, .body], at: lead.span.start) != nil { return false }
        let next = text.scalar(at: lead.span.end)
        return !(lead.span.count == 3 && (next == 0x5916 || next == 0x53E3))
    }

    private func isMark(_ c: UInt32) -> Bool {
        switch c {
        case 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x300B, 0x3010, 0x3011, 0x5B, 0x5D, 0x22, 0x0A, 0xFF5C, 0x7C: true
        default: false
        }
    }

    /// 吴世忠担任全国政协委员, 李雪莹是北京市人大代表: an office told after the name.
    func office(after end: Int) -> TextSpan? {
        let verbs = ["担任", "出任", "当选为", "当选", "任", "是"]
        guard let verb = verbs.first(where: { text.has(Array($0.utf8), at: end) }) else { return nil }
        let start = end + verb.utf8.count
        var i = start
        var last: Int?
        while i < text.count, i < start + 90 {
            let c = text.scalar(at: i)
            if Punctuation.isClauseEnd(c) || isMark(c) || c == 0x7684 { break }
            if let role = reading.word(.role, at: i) {
                last = role.span.end
                i = role.span.end
            } else {
                i += text.width(at: i)
            }
        }
        return last.map { TextSpan(start, $0) }
    }
}
