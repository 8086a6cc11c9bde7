"""Solves the benchmark's doorstep problems with solvers that others wrote, on the same matrix, and checks their answers.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install pyvrp pyvroom ortools
    cargo bench --bench planning -- --write /tmp/problems
    /tmp/peers/bin/python benches/planning/peers.py --seconds 30 /tmp/problems/*.json

Days are alike in these problems, so a door's windows are times of day and a shift is a vehicle that has them too: no peer has to
choose a day first. Each gets the setting that served it best: PyVRP has one client for each window of a door and visits one of
them; VROOM searches at its deepest level, in two threads, and is told to stop after the time; OR-Tools starts from the better of two
heuristics, half the time each, and then searches with guided local search.
"""

import argparse
import json
import math
import time
from datetime import timedelta
from importlib.metadata import version


# Seconds of walking that a door is worth to solvers that weigh one against the other.
PRIZE = 20_000


def check(problem, rounds):
    """Walks the rounds (shift number: door numbers) and gives (served, walking seconds); raises where they are impossible."""
    doors, shifts, walk = problem["doors"], problem["shifts"], problem["matrix_s"]
    seen, walking = set(), 0
    for number, stops in rounds.items():
        shift = shifts[number]
        now, at = shift["from"], shift["start"]
        for stop in stops:
            assert stop not in seen, f"door {stop} is visited twice"
            seen.add(stop)
            leg = walk[at][doors[stop]["at"]]
            walking, ready = walking + leg, now + leg
            starts = [max(ready, first) for first, last in doors[stop]["windows"] if ready <= last]
            assert starts, f"door {stop} is reached too late"
            now, at = min(starts) + doors[stop]["service_s"], doors[stop]["at"]
        if stops:
            walking += walk[at][shift["end"]]
            assert now + walk[at][shift["end"]] <= shift["to"], f"shift {number} is back too late"
    return len(seen), walking


def after(seconds):
    """True once the process has used so much of the processor: another program on the machine does not count against the peer."""
    began = time.process_time()
    return lambda *_: time.process_time() - began >= seconds


def pyvrp(problem, seconds, seed):
    from pyvrp import Model

    model, walk = Model(), problem["matrix_s"]
    places = [model.add_location(0, 0) for _ in walk]
    depot = model.add_depot(places[problem["shifts"][0]["start"]])
    clients = []
    for number, door in enumerate(problem["doors"]):
        options = {"service_duration": door["service_s"], "prize": PRIZE, "required": False}
        if len(door["windows"]) > 1:
            options["group"] = model.add_client_group(required=False)
        for first, last in door["windows"]:
            model.add_client(places[door["at"]], tw_early=first, tw_late=last, **options)
            clients.append(number)
    kinds = {}
    for number, shift in enumerate(problem["shifts"]):
        kinds.setdefault((shift["from"], shift["to"]), []).append(number)
    for (first, last), numbers in kinds.items():
        model.add_vehicle_type(len(numbers), start_depot=depot, end_depot=depot, tw_early=first, tw_late=last)
    for one, row in zip(places, walk):
        for other, leg in zip(places, row):
            model.add_edge(one, other, distance=leg, duration=leg)
    result = model.solve(stop=after(seconds), seed=seed, display=False)
    rounds, free = {}, [list(numbers) for numbers in kinds.values()]
    for route in result.best.routes():
        visits = [activity.idx for activity in route if activity.is_client()]
        rounds[free[route.vehicle_type()].pop()] = [clients[visit] for visit in visits]
    return rounds if result.best.is_feasible() else {}


def vroom(problem, seconds, seed):
    import vroom as library

    instance = library.Input()
    instance.set_durations_matrix("car", numpy_matrix(problem))
    for number, shift in enumerate(problem["shifts"]):
        hours = library.TimeWindow(shift["from"], shift["to"])
        instance.add_vehicle(library.Vehicle(number, start=shift["start"], end=shift["end"], time_window=hours))
    for number, door in enumerate(problem["doors"]):
        windows = [library.TimeWindow(first, last) for first, last in door["windows"]]
        job = library.Job(number, location=door["at"], default_service=door["service_s"], time_windows=windows)
        instance.add_job(job)
    solution = instance.solve(exploration_level=5, nb_threads=2, timeout=timedelta(seconds=seconds))
    rounds = {}
    for step in solution.routes[solution.routes["type"] == "job"].itertuples():
        rounds.setdefault(int(step.vehicle_id), []).append(int(step.id))
    return rounds


def numpy_matrix(problem):
    import numpy

    return numpy.array(problem["matrix_s"], dtype=numpy.uint32)


def ortools(problem, seconds, seed):
    answers = [ortools_from(problem, seconds / 2, first) for first in ("PARALLEL_CHEAPEST_INSERTION", "SAVINGS")]
    return max(answers, key=lambda rounds: (lambda served, walking: (served, -walking))(*check(problem, rounds)))


def ortools_from(problem, seconds, first):
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    doors, shifts, walk = problem["doors"], problem["shifts"], problem["matrix_s"]
    places = [door["at"] for door in doors] + [shifts[0]["start"]]
    service = [door["service_s"] for door in doors] + [0]
    manager = pywrapcp.RoutingIndexManager(len(places), len(shifts), len(doors))
    routing = pywrapcp.RoutingModel(manager)
    walks = [[walk[a][b] for b in places] for a in places]
    cost = routing.RegisterTransitMatrix(walks)
    lasts = routing.RegisterTransitMatrix([[service[a] + leg for leg in row] for a, row in enumerate(walks)])
    routing.SetArcCostEvaluatorOfAllVehicles(cost)
    routing.AddDimension(lasts, 86_400, 86_400, False, "time")
    clock = routing.GetDimensionOrDie("time")
    for number, shift in enumerate(shifts):
        clock.CumulVar(routing.Start(number)).SetRange(shift["from"], shift["to"])
        clock.CumulVar(routing.End(number)).SetRange(shift["from"], shift["to"])
    for number, door in enumerate(doors):
        index = manager.NodeToIndex(number)
        windows = sorted(door["windows"])
        clock.CumulVar(index).SetRange(windows[0][0], windows[-1][1])
        for (_, closed), (opened, _) in zip(windows, windows[1:]):
            clock.CumulVar(index).RemoveInterval(closed + 1, opened - 1)
        routing.AddDisjunction([index], PRIZE)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = getattr(routing_enums_pb2.FirstSolutionStrategy, first)
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    routing.AddSearchMonitor(routing.solver().CustomLimit(after(seconds)))
    # A first heuristic that finds no end asks no monitor; it is cut off after twice its time.
    parameters.time_limit.FromSeconds(math.ceil(2 * seconds))
    solution = routing.SolveWithParameters(parameters)
    rounds = {}
    for number in range(len(shifts)) if solution else ():
        index, stops = routing.Start(number), []
        while not routing.IsEnd(index):
            index = solution.Value(routing.NextVar(index))
            if not routing.IsEnd(index):
                stops.append(manager.IndexToNode(index))
        rounds[number] = stops
    return rounds


PEERS = {"pyvrp": (pyvrp, "pyvrp"), "vroom": (vroom, "pyvroom"), "ortools": (ortools, "ortools")}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("problems", nargs="+")
    arguments.add_argument("--seconds", type=float, default=30)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", choices=PEERS)
    given = arguments.parse_args()
    for path in given.problems:
        with open(path, encoding="utf-8") as file:
            problem = json.load(file)
        for name, (solve, package) in PEERS.items():
            if given.only in (None, name):
                began, used = time.monotonic(), time.process_time()
                served, walking = check(problem, solve(problem, given.seconds, given.seed))
                took, used = time.monotonic() - began, time.process_time() - used
                print(f"{path}\t{name} {version(package)}\t{served}\t{walking}\t{took:.1f} s, {used:.1f} s of processor", flush=True)


if __name__ == "__main__":
    main()
