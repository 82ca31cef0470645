import HTMLTree

/// Chooses the element that holds the article.
///
/// Every block of text has a worth: prose counts its length, a block of links or a loose label counts against. The element whose
/// subtree is worth most holds the prose with the least beside it (the maximum subsequence of Pasternack and Roth, WWW 2009, on a tree).
struct MainText {
    let tree: HTMLTree
    let measures: PageMeasures

    /// The index of the element, or the body where the page has no prose.
    func element() -> Int {
        var best = 0
        var bestWorth = 0.0
        for i in 0..<tree.nodes.count where tree.nodes[i].tag.isBlock {
            let node = measures.nodes[i]
            guard node.worth > 0 else { continue }
            let worth = Double(node.worth) * Self.factor(node.hints, tree.nodes[i].tag)
            if worth >= bestWorth {
                bestWorth = worth
                best = i
            }
        }
        return best
    }

    /// What a name or a tag adds to the belief in an element.
    private static func factor(_ hints: Hints, _ tag: Tag) -> Double {
        if hints.contains(.body) { return 1.8 }
        if tag == .article { return 1.2 }
        if hints.contains(.main) { return 1.1 }
        return 1
    }
}
