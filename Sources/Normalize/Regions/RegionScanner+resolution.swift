import Records

/// Which place a name means.
extension RegionScanner {
    /// Step 3: names of one place first, since they decide on the others.
    func resolve(_ scan: inout Scan) {
        for index in scan.pieces.indices where scan.pieces[index].place < 0 && scan.pieces[index].candidates.count == 1 {
            scan.pieces[index].place = scan.pieces[index].candidates[0]
        }
        for index in scan.pieces.indices where scan.pieces[index].place < 0 && !scan.pieces[index].isDeictic {
            let before = index > 0 ? adjacent(scan.pieces[index - 1], to: scan.pieces[index].span, scan.text) : nil
            scan.pieces[index].place = best(scan.pieces[index].candidates, at: index, after: before, scan)
        }
    }

    /// The candidate that the text speaks for most; of equals the higher one, then the lower code.
    /// A row of another year is taken only where the name before asks for it.
    private func best(_ candidates: [Int], at place: Int, after before: Int?, _ scan: Scan) -> Int {
        var best = -1
        var bestScore = Int.min
        let hasProvince = candidates.contains { gazetteer.places[$0].level == .province }
        for candidate in candidates {
            var score = -gazetteer.rank(candidate) * 2
            if let before, before != candidate, lies(candidate, within: before) { score += 40 }
            if !gazetteer.isInForce(candidate, year: scan.year) { score -= 25 + min(gazetteer.distance(candidate, year: scan.year), 10) }
            if hasProvince {
                score += gazetteer.places[candidate].level == .province ? 20 : 0
            } else {
                score += support(of: candidate, at: place, scan)
            }
            if Self.isMunicipal(gazetteer.places[candidate].code) { score += 1 }
            if score > bestScore {
                best = candidate
                bestScore = score
            }
        }
        return best
    }

    /// How much the sentence's other places and the context speak for a candidate.
    /// - Parameter place: the index among the sentence's pieces where the candidate stands.
    private func support(of candidate: Int, at place: Int, _ scan: Scan) -> Int {
        var score = 0
        let province = gazetteer.provinceCode(candidate)
        let parent = gazetteer.places[candidate].parent
        let near = max(0, place - Self.farthestSupport)..<min(scan.pieces.count, place + Self.farthestSupport)
        for piece in scan.pieces[near] where piece.place >= 0 && piece.place != candidate {
            if gazetteer.provinceCode(piece.place) != province { continue }
            let code = gazetteer.places[piece.place].code
            score = max(score, code == parent || gazetteer.places[piece.place].parent == parent ? 16 : 12)
        }
        if scan.anchor.code > 0, gazetteer.lies(candidate, withinCode: scan.anchor.code) { score += 10 }
        if scan.anchor.province == province, province > 0 { score += 6 }
        if scan.carried == province, province > 0 { score += 4 }
        return score
    }

    /// So many places before and behind speak for a name.
    private static let farthestSupport = 40

    private static func isMunicipal(_ code: UInt32) -> Bool { [11, 12, 31, 50].contains(code / 10_000) }

    private func lies(_ candidate: Int, within place: Int) -> Bool {
        if place < gazetteer.areaStart { return gazetteer.lies(candidate, withinCode: gazetteer.places[place].code) }
        return false
    }

    /// The place of a piece that ends where a span begins, with at most 的 or · between.
    private func adjacent(_ piece: Piece, to span: TextSpan, _ text: UTF8Text) -> Int? {
        guard piece.place >= 0, !piece.isDeictic else { return nil }
        let gap = span.start - piece.span.end
        if gap == 0 { return piece.place }
        return Self.chainLinks.contains { $0.count == gap && text.has($0, at: piece.span.end) } ? piece.place : nil
    }

    private static let chainLinks = ["的", "·", "省", "境内", "境内的", "下辖的", "辖区"].map { Array($0.utf8) }
    private static let listLinks = ["、", "和", "与", "及", "以及", "至", "到", "—", "，", ","].map { Array($0.utf8) }

    /// Step 4: weak names that another place, a neighbour in a list or the context vouches for. A second pass lets a name be vouched for
    /// by one that stands behind it.
    func admitWeakNames(_ scan: inout Scan) {
        guard !scan.weak.isEmpty else { return }
        for _ in 0..<2 {
            var blocked = 0
            var end = scan.span.start
            for weak in scan.weak where weak.span.start >= end {
                while blocked < scan.blocked.count, scan.blocked[blocked].end <= weak.span.start { blocked += 1 }
                if blocked < scan.blocked.count, scan.blocked[blocked].overlaps(weak.span) { continue }
                let next = scan.pieces.firstIndex { $0.span.end > weak.span.start } ?? scan.pieces.count
                if next < scan.pieces.count, scan.pieces[next].span.overlaps(weak.span) { continue }
                guard var admitted = vouched(weak, before: next, scan), !isPartOfOtherName(admitted, scan) else { continue }
                admitted.isWeak = false
                scan.pieces.insert(admitted, at: next)
                end = weak.span.end
            }
        }
    }

    private func vouched(_ weak: Piece, before next: Int, _ scan: Scan) -> Piece? {
        let previous = next > 0 ? scan.pieces[next - 1] : nil
        let goesOn = weak.caution.contains(.ordinaryWord) && scan.text.isIdeograph(at: weak.span.end)
        let parent = goesOn ? nil : previous.flatMap { adjacent($0, to: weak.span, scan.text) }
        let neighbour = previous.flatMap { listed($0.span.end, weak.span.start, scan.text) ? $0.place : nil }
        let follower = next < scan.pieces.count ? scan.pieces[next] : nil
        let nextNeighbour = follower.flatMap {
            $0.span.start > weak.span.end && listed(weak.span.end, $0.span.start, scan.text) ? $0.place : nil
        }
        var best = -1
        var bestScore = 0
        for candidate in weak.candidates {
            var score = 0
            if let parent, parent != candidate, lies(candidate, within: parent) { score += 40 }
            if let neighbour, isSibling(neighbour, candidate) { score += 30 }
            if let nextNeighbour, isSibling(nextNeighbour, candidate) { score += 30 }
            if gazetteer.places[candidate].code == scan.anchor.code { score += 35 }
            let common: Caution = gazetteer.places[candidate].level == .county ? .commonCounty : .commonPrefecture
            if score == 0, weak.caution.contains(common) { continue }
            score += support(of: candidate, at: next, scan)
            if score > 0 { score += 2 - gazetteer.rank(candidate) }
            if score > bestScore {
                best = candidate
                bestScore = score
            }
        }
        guard best >= 0, bestScore >= 6 else { return nil }
        var piece = weak
        piece.place = best
        return piece
    }

    private func listed(_ end: Int, _ start: Int, _ text: UTF8Text) -> Bool {
        start == end || Self.listLinks.contains { $0.count == start - end && text.has($0, at: end) }
    }

    /// Areas of one level in one province, and prefectures beside counties that the province runs itself.
    private func isSibling(_ a: Int, _ b: Int) -> Bool {
        guard a >= 0, a < gazetteer.areaStart, a != b, gazetteer.provinceCode(a) == gazetteer.provinceCode(b) else { return false }
        if gazetteer.rank(a) == gazetteer.rank(b) { return true }
        return gazetteer.rank(a) == 1 && gazetteer.places[b].parent == gazetteer.provinceCode(b)
    }
}
