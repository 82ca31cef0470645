import HTMLTree

/// Chooses the element that holds the article.
///
/// Every block of text has a worth: prose counts its length, a block of links or a loose label counts against. The element whose
/// subtree is worth most holds the prose with the least beside it (the maximum subsequence of Pasternack and Roth, WWW 2009, on a tree).
struct MainText {
    let tree: HTMLTree
    let measures: PageMeasures
    /// Whether an element that says it is the article comes first, whatever the rest of the page is worth: on a page of hardly any prose.
    var prefersNamed = false

    /// The index of the element, or the body where the page has no prose.
    func element() -> Int {
        if prefersNamed {
            let named = heaviest(in: 0..<tree.nodes.count) { isNamed($0) ? 1 : 0 }
            if named > 0 { return siblings(of: named) }
        }
        let best = heaviest(in: 0..<tree.nodes.count) { Self.factor(measures.nodes[$0].hints, tree.nodes[$0].tag) }
        return siblings(of: named(in: best) ?? best)
    }

    /// The element around, where an article is parted into elements of one name side by side.
    private func siblings(of element: Int) -> Int {
        let parent = Int(tree.nodes[element].parent)
        guard parent > 0, let name = tree.value(.class, of: element), !name.isEmpty, tree.nodes[element].tag != .td else { return element }
        var others = 0
        var i = parent + 1
        while i < Int(tree.nodes[parent].end) {
            if i != element, tree.nodes[i].tag == tree.nodes[element].tag, let other = tree.value(.class, of: i), isSame(name, other) {
                others += Int(max(measures.nodes[i].worth, 0))
            }
            i = Int(tree.nodes[i].end)
        }
        return others * 2 >= Int(measures.nodes[element].worth) ? parent : element
    }

    /// Whether two classes begin with one name; what follows it may tell the parts apart, as `part first` and `part last`.
    private func isSame(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let first = tree.values[a].prefix { $0 > 0x20 }
        return !first.isEmpty && first.elementsEqual(tree.values[b].prefix { $0 > 0x20 })
    }

    /// The element of a range that is worth most; of two that are worth the same the inner one.
    private func heaviest(in range: Range<Int>, _ factor: (Int) -> Double) -> Int {
        var best = range.lowerBound
        var bestWorth = 0.0
        for i in range where tree.nodes[i].tag.isBlock && measures.nodes[i].worth > 0 {
            let worth = Double(measures.nodes[i].worth) * factor(i)
            if worth > 0, worth >= bestWorth {
                bestWorth = worth
                best = i
            }
        }
        return best
    }

    /// An element below the heaviest whose name says that it is the article's text, if it holds two fifths of the worth.
    private func named(in best: Int) -> Int? {
        guard !measures.nodes[best].state.contains(.inBody) else { return nil }
        let inner = heaviest(in: best..<Int(tree.nodes[best].end)) { isNamed($0) ? 1 : 0 }
        guard measures.nodes[inner].worth * 5 >= measures.nodes[best].worth * 2 else { return nil }
        return bodies(in: best, without: inner) * 4 >= Int(measures.nodes[inner].worth) ? nil : inner
    }

    /// Whether an element's name or tag says that it is the article's text.
    private func isNamed(_ node: Int) -> Bool { measures.nodes[node].hints.contains(.body) || tree.nodes[node].tag == .article }

    /// What the other elements of a name for an article's text are worth, where one article is parted into several.
    private func bodies(in best: Int, without inner: Int) -> Int {
        var worth = 0
        var i = best + 1
        while i < Int(tree.nodes[best].end) {
            if i != inner, measures.nodes[i].hints.contains(.body), Int(tree.nodes[i].end) <= inner || i >= Int(tree.nodes[inner].end) {
                worth += Int(max(measures.nodes[i].worth, 0))
                i = Int(tree.nodes[i].end)
            } else {
                i = i == inner ? Int(tree.nodes[i].end) : i + 1
            }
        }
        return worth
    }

    /// What a name or a tag adds to the belief in an element.
    private static func factor(_ hints: Hints, _ tag: Tag) -> Double {
        if hints.contains(.body) { return 1.14 }
        if tag == .article || tag == .main { return 1.1 }
        if hints.contains(.main) { return 1.05 }
        return 1
    }
}
