import Foundation

/// Works on many inputs on several threads at once and hands the results on in the order of the inputs.
///
/// At most `window` inputs are between being produced and being consumed, and of large ones as many as cost no more than a bound, so memory is
/// bounded by them and not by how many there are; a slow input holds up the consumption, but not the work on those within the window behind it.
///
/// To wake a thread costs as much as a tenth of a small page, so each is woken only for several inputs' worth of work, or where no
/// input waits.
package final class OrderedPool<Input: Sendable, Output: Sendable>: @unchecked Sendable {
    // Sendable because every property below is touched only while `condition` is held.
    private let condition = NSCondition()
    private let window: Int
    private let mostCost: Int
    /// Of each input between being produced and being consumed.
    private var costs: [Int] = []
    private var cost = 0
    private var waiting: [(index: Int, input: Input)] = []
    private var finished: [Int: Output] = [:]
    private var produced = 0
    private var consumed = 0
    private var idleWorkers = 0
    private var isProducerWaiting = false
    private var isConsumerWaiting = false
    private var isProductionOver = false
    private var productionFault: (any Error)?
    private var isCancelled = false

    private struct Cancelled: Error {}

    /// Enough that a slow page holds up nobody, few enough that the pages in memory stay few.
    private static var inFlightPerWorker: Int { 16 }

    /// So many finished outputs wake the consumer though the workers are still busy.
    private var batch: Int { max(1, window / 4) }

    private init(window: Int, mostCost: Int) {
        self.window = max(1, window)
        self.mostCost = mostCost
    }

    /// - Parameters:
    ///   - workers: the number of threads that work.
    ///   - mostCost: what the inputs under way may cost together; one alone may cost more.
    ///   - cost: of an input, such as its bytes.
    ///   - produce: gives the inputs, one at a time, on a thread of its own.
    ///   - work: turns an input into an output; runs on the workers.
    ///   - consume: takes the outputs in order, on the caller's thread.
    /// - Throws: what `produce` or `consume` throws.
    package static func run(
        workers: Int,
        mostCost: Int = .max,
        cost: @escaping @Sendable (Input) -> Int = { _ in 0 },
        produce: @escaping @Sendable (_ put: (Input) throws -> Void) throws -> Void,
        work: @escaping @Sendable (Input) -> Output,
        consume: (Output) throws -> Void
    ) throws {
        let pool = OrderedPool(window: workers * inFlightPerWorker, mostCost: mostCost)
        do {
            try DetachedThread.start { pool.produce(cost, produce) }
            for _ in 0..<max(1, workers) { try DetachedThread.start { pool.work(work) } }
            while let output = try pool.next() { try consume(output) }
        } catch {
            pool.cancel()
            throw error
        }
    }

    private func produce(_ cost: @escaping (Input) -> Int, _ produce: (_ put: (Input) throws -> Void) throws -> Void) {
        var fault: (any Error)?
        do {
            try produce { input in
                let inputCost = cost(input)
                condition.lock()
                defer { condition.unlock() }
                while isFull(for: inputCost), !isCancelled {
                    isProducerWaiting = true
                    while isProducerWaiting, !isCancelled { condition.wait() }
                }
                if isCancelled { throw Cancelled() }
                waiting.append((produced, input))
                costs.append(inputCost)
                self.cost += inputCost
                produced += 1
                if idleWorkers > 0 { condition.broadcast() }
            }
        } catch {
            fault = error
        }
        condition.withLock {
            isProductionOver = true
            productionFault = fault is Cancelled ? nil : fault
            condition.broadcast()
        }
    }

    private func isFull(for inputCost: Int) -> Bool {
        produced - consumed >= window || (produced > consumed && cost + inputCost > mostCost)
    }

    private func work(_ work: (Input) -> Output) {
        while true {
            condition.lock()
            idleWorkers += 1
            while waiting.isEmpty, !isProductionOver, !isCancelled { condition.wait() }
            idleWorkers -= 1
            guard !waiting.isEmpty, !isCancelled else {
                condition.unlock()
                return
            }
            let (index, input) = waiting.removeFirst()
            condition.unlock()
            let output = work(input)
            condition.withLock {
                finished[index] = output
                if isConsumerWaiting, finished[consumed] != nil, finished.count >= batch || waiting.isEmpty { condition.broadcast() }
            }
        }
    }

    /// The next output in order; nil after the last.
    private func next() throws -> Output? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let output = finished.removeValue(forKey: consumed) {
                consumed += 1
                cost -= costs.removeFirst()
                if isProducerWaiting, produced - consumed <= window / 2 {
                    isProducerWaiting = false
                    condition.broadcast()
                }
                return output
            }
            if isProductionOver, consumed == produced {
                if let productionFault { throw productionFault }
                return nil
            }
            isConsumerWaiting = true
            condition.wait()
            isConsumerWaiting = false
        }
    }

    private func cancel() {
        condition.withLock {
            isCancelled = true
            condition.broadcast()
        }
    }
}
