import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import HTTPTypes
import CZlib
