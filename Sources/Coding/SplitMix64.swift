/// A generator of random numbers that gives the same numbers on every machine, unlike the system's: SplitMix64 (G. Steele, D. Lea,
/// C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
package struct SplitMix64: Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `bound`, each as likely as any other: what would favour the low ones is drawn again.
    package mutating func next(below bound: Int) -> Int {
        let bound = UInt64(bound)
        let surplus = (0 &- bound) % bound
        while true {
            let drawn = next()
            if drawn >= surplus { return Int(drawn % bound) }
        }
    }

    /// Draws elements without replacement, in the order of drawing (Fisher and Yates).
    package mutating func draw<Element>(_ count: Int, of elements: [Element]) -> [Element] {
        var elements = elements
        for i in 0..<count { elements.swapAt(i, i + next(below: elements.count - i)) }
        return Array(elements.prefix(count))
    }
}
