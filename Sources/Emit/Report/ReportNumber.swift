/// Numbers as a reader sees them; the same in every locale.
enum ReportNumber {
    /// `12,345`.
    static func grouped(_ number: Int) -> String {
        let digits = String(abs(number))
        var text = number < 0 ? "-" : ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `514.9`; nothing at all is `0`.
    static func oneDecimal(_ number: Double) -> String {
        guard number != 0 else { return "0" }
        let tenths = Int((number * 10).rounded())
        return grouped(tenths / 10) + "." + String(abs(tenths % 10))
    }

    /// One decimal or none: `120`, `2.5`.
    static func short(_ number: Double) -> String {
        number == number.rounded() ? grouped(Int(number)) : oneDecimal(number)
    }

    /// Upper ends of so many equal steps with round numbers, the last not below the largest value.
    static func steps(to largest: Double, count: Int) -> [Double] {
        guard largest > 0 else { return [] }
        var power = 1.0
        while power * 10 * Double(count) <= largest { power *= 10 }
        while power * Double(count) > largest { power /= 10 }
        let factors = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
        let step = (factors.first { $0 * power * Double(count) >= largest } ?? 10) * power
        return (1...count).map { Double($0) * step }
    }

    /// The step that a value lies in, from 1; 0 for nothing.
    static func step(of value: Double, in steps: [Double]) -> Int {
        guard value > 0 else { return 0 }
        return (steps.firstIndex { value <= $0 } ?? steps.count - 1) + 1
    }
}
