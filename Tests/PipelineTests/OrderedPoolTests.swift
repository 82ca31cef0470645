import Foundation
import Pipeline
import Synchronization
import Testing

@Suite struct OrderedPoolTests {
    private struct Fault: Error {}

    private static let count = 500

    private func run(
        workers: Int,
        work: @escaping @Sendable (Int) -> Int = { $0 * 2 },
        consume: (Int) throws -> Void
    ) throws {
        try OrderedPool<Int, Int>.run(
            workers: workers,
            produce: { put in for number in 0..<Self.count { try put(number) } },
            work: work,
            consume: consume
        )
    }

    @Test(arguments: [0, 1, 2, 8]) func outputsComeInTheOrderOfTheInputs(workers: Int) throws {
        var outputs: [Int] = []
        try run(workers: workers) { outputs.append($0) }
        #expect(outputs == (0..<Self.count).map { $0 * 2 })
    }

    @Test func aSlowInputHoldsUpOnlyTheConsumption() throws {
        let started = Atomic(0)
        let ahead = Atomic(0)
        var outputs: [Int] = []
        try run(workers: 2) { number in
            started.add(1, ordering: .relaxed)
            if number == 0 {
                // The other worker goes on meanwhile, as far as the window reaches.
                while started.load(ordering: .relaxed) < 8 { usleep(100) }
                ahead.store(started.load(ordering: .relaxed), ordering: .relaxed)
            }
            return number
        } consume: {
            outputs.append($0)
        }
        #expect(ahead.load(ordering: .relaxed) >= 8)
        #expect(outputs == Array(0..<Self.count))
    }

    /// The most inputs that were produced and not consumed, as long as an input of fewer than `limit` was.
    private func mostUnderWay(
        of count: Int,
        until limit: Int = .max,
        pause: UInt32,
        mostCost: Int = .max,
        cost: @escaping @Sendable (Int) -> Int = { _ in 0 }
    ) throws -> Int {
        let produced = Atomic(0)
        var consumed = 0
        var most = 0
        try OrderedPool<Int, Int>.run(
            workers: 2,
            mostCost: mostCost,
            cost: cost,
            produce: { put in
                for number in 0..<count {
                    try put(number)
                    produced.add(1, ordering: .relaxed)
                }
            },
            work: { $0 },
            consume: { number in
                usleep(pause)
                if number < limit { most = max(most, produced.load(ordering: .relaxed) - consumed) }
                consumed += 1
            }
        )
        #expect(consumed == count)
        return most
    }

    @Test func fewInputsAreUnderWayAtATime() throws {
        #expect(try mostUnderWay(of: Self.count, pause: 50) <= 40, "sixteen for each worker, and those at hand")
    }

    @Test func largeInputsAreUnderWayOneAtATime() throws {
        let most = try mostUnderWay(of: 40, until: 19, pause: 200, mostCost: 100) { $0 < 20 ? 99 : 10 }
        #expect(most <= 3, "the one that is consumed, the next, and the one at hand")
    }

    @Test func whatProductionThrowsComesAfterWhatWasProduced() {
        var outputs: [Int] = []
        #expect(throws: Fault.self) {
            try OrderedPool<Int, Int>.run(
                workers: 2,
                produce: { put in
                    for number in 0..<20 { try put(number) }
                    throw Fault()
                },
                work: { $0 },
                consume: { outputs.append($0) }
            )
        }
        #expect(outputs == Array(0..<20))
    }

    @Test func whatConsumptionThrowsStopsTheProduction() {
        let produced = Atomic(0)
        #expect(throws: Fault.self) {
            try OrderedPool<Int, Int>.run(
                workers: 2,
                produce: { put in
                    for number in 0..<1_000_000 {
                        try put(number)
                        produced.add(1, ordering: .relaxed)
                    }
                },
                work: { $0 },
                consume: { if $0 == 10 { throw Fault() } }
            )
        }
        #expect(produced.load(ordering: .relaxed) < 1000)
    }

    @Test func nothingGivesNothing() throws {
        try OrderedPool<Int, Int>.run(workers: 2, produce: { _ in }, work: { $0 }, consume: { _ in Issue.record("an output of no input") })
    }
}
