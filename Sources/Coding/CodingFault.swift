/// What is wrong with a table that somebody filled in: `sample.csv:17: error: …`, a fault a line.
package struct CodingFault: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    init(_ faults: [String]) {
        description = faults.joined(separator: "\n")
    }

    init(_ file: String, line: Int? = nil, _ message: String) {
        self.init([Self.text(file, line: line, message)])
    }

    static func text(_ file: String, line: Int? = nil, _ message: String) -> String {
        "\(file)\(line.map { ":\($0)" } ?? ""): error: \(message)"
    }
}
