import ArgumentParser
import LineageServer
import LineageStore
print("hello")
