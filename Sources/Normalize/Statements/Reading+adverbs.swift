import Records

extension Reading {
    /// Where the words end that stand before adverbs and time words: 齐向东 of 齐向东近日还表示.
    func withoutAdverbs(endingAt end: Int, floor: Int) -> Int {
        var end = end
        while end > floor {
            let space = text.trimmed(TextSpan(floor, end)).end
            if space < end {
                end = space
                continue
            }
            guard let adverb = word([.adverb, .aspect], endingAt: end, floor: floor), !cutsName(adverb.span, floor) else { break }
            // 对记者 is longer than 记者.
            if let name = word([.body, .document, .role, .anonymous, .notName], endingAt: end, floor: floor),
                name.span.count >= adverb.span.count
            {
                break
            }
            end = adverb.span.start
        }
        return end
    }

    /// 大|会上: the adverb's first characters belong to a longer word.
    private func cutsName(_ adverb: TextSpan, _ floor: Int) -> Bool {
        var end = adverb.end
        while end > adverb.start {
            if let hit = word([.body, .document], endingAt: end, floor: floor), hit.span.start < adverb.start { return true }
            end = text.start(before: end)
        }
        return false
    }
}
