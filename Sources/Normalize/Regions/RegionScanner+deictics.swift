import Records

/// The kind of area that a deictic word names: 全省, 我市, 区政府.
enum DeicticUnit: Int, Sendable, CaseIterable {
    case province, city, district, county, autonomousPrefecture, league, banner, autonomousRegion

    /// The kind word, with which the area's own name ends.
    var word: [UInt8] { Self.kindWords[rawValue] }

    private static let kindWords = ["省", "市", "区", "县", "州", "盟", "旗", "自治区"].map { Array($0.utf8) }

    /// 全省, 我省 …; 省政府, 省委 …; with the unit that each names.
    static func terms(_ words: RegionWords) -> [([UInt8], DeicticUnit)] {
        var terms: [([UInt8], DeicticUnit)] = []
        for unit in allCases {
            for whole in words.deicticWholes { terms.append((whole + unit.word, unit)) }
            guard unit == .province || unit == .city || unit == .autonomousRegion else { continue }
            for body in words.deicticBodies { terms.append((unit.word + body, unit)) }
        }
        return terms
    }
}

extension RegionScanner {
    /// Whether a deictic word stands free: not 城市政府, 全市场, 副省长, and 第 or a number only before 届.
    func isDeicticPlace(_ span: TextSpan, _ unit: DeicticUnit, _ text: UTF8Text) -> Bool {
        let isWhole = words.deicticWholes.contains { text.has($0, at: span.start) }
        if isWhole {
            return !isBrokenUnit(span, text)
        }
        let before = text.characterStart(before: span.start)
        if before >= 0, words.deicticNotAfter.stands(at: before, in: text) { return false }
        if unit == .city || unit == .province, span.count == unit.word.count + 1 || startsNumber(span, unit, text) {
            return isSession(after: span.start + unit.word.count, text)
        }
        return true
    }

    private func startsNumber(_ span: TextSpan, _ unit: DeicticUnit, _ text: UTF8Text) -> Bool {
        Self.numerals.contains { text.has($0, at: span.start + unit.word.count) }
    }

    /// 第十三届, 13届.
    func isSession(after start: Int, _ text: UTF8Text) -> Bool {
        var at = start
        for _ in 0..<6 {
            if text.has(Self.session, at: at) { return true }
            let isDigit = at < text.count && (0x30...0x39).contains(text.bytes[at])
            guard isDigit || Self.numerals.contains(where: { text.has($0, at: at) }) else { return false }
            at = text.characterEnd(at: at)
        }
        return false
    }

    private static let session = Array("届".utf8)
    private static let numerals = ["第", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].map { Array($0.utf8) }

    /// Step 5: binds deictic words to the place of their kind named before in the sentence, if it lies in the context, else to the context.
    func bindDeictics(_ scan: inout Scan, context: Region?) {
        for index in scan.pieces.indices {
            guard let unit = scan.pieces[index].unit else { continue }
            let fromContext = context.flatMap { placeIndex(code: $0.code, year: scan.year) }.flatMap { area(of: $0, unit, scan.year) }
            var fromText: Int?
            for other in scan.pieces[..<index].reversed() where !other.isDeictic && other.place >= 0 {
                fromText = area(of: other.place, unit, scan.year)
                if fromText != nil { break }
            }
            if let fromText, let fromContext, !lies(fromText, inOrAbove: fromContext) {
                scan.pieces[index].place = fromContext
            } else {
                scan.pieces[index].place = fromText ?? fromContext ?? -1
            }
        }
    }

    private func lies(_ place: Int, inOrAbove context: Int) -> Bool {
        gazetteer.lies(place, withinCode: gazetteer.places[context].code)
    }

    /// The place itself or the nearest area above whose name ends in the unit's word.
    private func area(of place: Int, _ unit: DeicticUnit, _ year: Int) -> Int? {
        var at: Int? = place
        while let index = at, index < gazetteer.areaStart {
            if hasKind(index, unit) { return index }
            at = gazetteer.place(code: gazetteer.places[index].parent, year: year)
        }
        guard let index = at, index >= gazetteer.areaStart else { return nil }
        let province = gazetteer.provinceCode(index)
        return province > 0 ? gazetteer.place(code: province, year: year).flatMap { hasKind($0, unit) ? $0 : nil } : nil
    }

    private func hasKind(_ index: Int, _ unit: DeicticUnit) -> Bool { gazetteer.ends(index, in: unit.word) }
}
