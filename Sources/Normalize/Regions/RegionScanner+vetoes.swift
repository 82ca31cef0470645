import Records

/// What makes the letters of a name part of another name or word.
extension RegionScanner {
    /// A kind word that is really the head of another word: 吉林|市场, 河北|区块链.
    func isBrokenUnit(_ span: TextSpan, _ text: UTF8Text) -> Bool {
        words.unitContinuations.stands(at: text.characterStart(before: span.end), in: text)
    }

    func isPartOfOtherName(_ name: Piece, _ scan: Scan) -> Bool {
        if isPerson(name, scan) || words.branches.stands(at: name.span.end, in: scan.text) { return true }
        if name.isShort {
            return isInstitution(name.span.end, scan) || followsLatinLetter(name.span, scan.text)
                || scan.text.hasSuffix(of: words.institutionLeads, at: name.span.start) && !isOwner(at: name.span.end, scan.text)
        }
        return isCompany(name.span.end, scan)
    }

    /// Whether a body of the place itself follows, or what the place does: 政府, 省委, 第十三届, 提出.
    func isOwner(at end: Int, _ text: UTF8Text) -> Bool {
        words.ownership.stands(at: end, in: text) || isSession(after: end, text)
    }

    /// 浙江大学, 重庆三峡医药高专: an institution's word follows directly or behind a proper name.
    private func isInstitution(_ end: Int, _ scan: Scan) -> Bool {
        if words.institutions.stands(at: end, in: scan.text) { return true }
        if isOwner(at: end, scan.text) { return false }
        guard let ending = companyEnding(after: end, scan) else { return false }
        return ending > end
    }

    /// 广东省广晟集团有限公司: what is registered under a full name.
    private func isCompany(_ end: Int, _ scan: Scan) -> Bool {
        guard !isOwner(at: end, scan.text), let ending = companyEnding(after: end, scan) else { return false }
        return Self.registered.contains { scan.text.has($0, at: ending) }
    }

    private static let registered = ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "集团公司"].map { Array($0.utf8) }
    /// The longest proper name between a place and an institution's word, in characters.
    private static let longestProperName = 11

    /// Where an institution's word stands behind a proper name of two characters or more.
    private func companyEnding(after end: Int, _ scan: Scan) -> Int? {
        var at = end
        for step in 0...Self.longestProperName {
            guard at < scan.span.end, scan.text.isIdeograph(at: at) else { return nil }
            if step >= 2, words.companyEndings.stands(at: at, in: scan.text) { return at }
            if step == 2, words.stationEndings.stands(at: at, in: scan.text) { return at }
            if words.genericQualifiers.stands(at: at, in: scan.text) { return nil }
            if step > 0 || !words.companyEndings.stands(at: at, in: scan.text), beginsStrongName(at: at, scan) { return nil }
            at += 3
        }
        return nil
    }

    private func beginsStrongName(at offset: Int, _ scan: Scan) -> Bool {
        for hit in matcher.terms(in: scan.text.bytes, at: offset) {
            guard case .spelling(let spelling) = meanings[hit.term] else { continue }
            for form in gazetteer.forms[gazetteer.formRange(spelling)] where gazetteer.isInForce(Int(form.place), year: scan.year) {
                if form.kind != .short || gazetteer.rank(Int(form.place)) < 2 { return true }
            }
        }
        return false
    }

    /// 胡和平, 李长春: a surname before, nothing that goes on with the name behind.
    func isPerson(_ name: Piece, _ scan: Scan) -> Bool {
        guard name.isShort, name.span.count == 6 else { return false }
        let text = scan.text
        let surname = text.characterStart(before: name.span.start)
        guard surname >= scan.span.start, words.surnames.stands(at: surname, in: text) else { return false }
        let before = text.characterStart(before: surname)
        let begins = before < scan.span.start || !text.isIdeograph(at: before) || text.hasSuffix(of: words.personTitles, at: surname)
        guard begins else { return false }
        return name.span.end >= scan.span.end || !text.isIdeograph(at: name.span.end)
            || words.personFollowers.stands(at: name.span.end, in: text)
    }

    /// “i 深圳”: a product's name.
    private func followsLatinLetter(_ span: TextSpan, _ text: UTF8Text) -> Bool {
        var at = span.start - 1
        if at >= 0, text.bytes[at] == UInt8(ascii: " ") { at -= 1 }
        guard at >= 2 else { return false }
        let isLetter = (0x41...0x5A).contains(text.bytes[at]) || (0x61...0x7A).contains(text.bytes[at])
        return isLetter && Self.openingQuotes.contains { text.has($0, at: at - $0.count) }
    }

    private static let openingQuotes = ["“", "「", "‘", "\"", "《"].map { Array($0.utf8) }

    /// Step 4b: the ends of a railway or road: 北京朝阳至沈阳北, 重庆至厦门高速铁路.
    func dropLineEnds(_ scan: inout Scan) {
        var dropped: Set<Int> = []
        for index in scan.pieces.indices {
            let span = scan.pieces[index].span
            if Self.links.contains(where: { scan.text.has($0, at: span.start - $0.count) }), isStation(span.end, scan.text) {
                dropped.insert(index)
            }
            guard index > 0, isLine(scan.pieces[index - 1].span, span, scan.text) else { continue }
            dropped.insert(index)
            var first = index - 1
            dropped.insert(first)
            while first > 0, scan.pieces[first - 1].span.end == scan.pieces[first].span.start {
                first -= 1
                dropped.insert(first)
            }
        }
        guard !dropped.isEmpty else { return }
        scan.pieces = scan.pieces.indices.filter { !dropped.contains($0) }.map { scan.pieces[$0] }
    }

    private func isLine(_ first: TextSpan, _ second: TextSpan, _ text: UTF8Text) -> Bool {
        let gap = second.start - first.end
        guard gap >= 3, gap <= 12, Self.links.contains(where: { text.has($0, at: second.start - $0.count) }) else { return false }
        if words.lineEndings.stands(at: second.end, in: text) { return true }
        if gap == 6, Self.sides.contains(where: { text.has($0, at: first.end) }) { return true }
        return isStation(second.end, text)
    }

    /// 沈阳北, 重庆东: a side of the compass, and then nothing that makes it a part of the area (北部).
    private func isStation(_ end: Int, _ text: UTF8Text) -> Bool {
        guard Self.sides.contains(where: { text.has($0, at: end) }) else { return false }
        return end + 3 >= text.count || !text.isIdeograph(at: end + 3) || Self.afterStation.contains { text.has($0, at: end + 3) }
    }

    private static let links = ["至", "到", "—", "－", "→", "～"].map { Array($0.utf8) }
    private static let sides = ["东", "西", "南", "北"].map { Array($0.utf8) }
    private static let afterStation = ["等", "间", "站", "方向", "的", "高铁", "动车", "铁路", "段", "列车"].map { Array($0.utf8) }
}
