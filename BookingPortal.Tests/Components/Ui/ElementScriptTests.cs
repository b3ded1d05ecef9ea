using BookingPortal.Components.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Tests.Components.Ui;

/// <summary>Scripts, elements and components that leave in any order, and a line that loses answers.</summary>
public sealed class ElementScriptTests : UiContext
{
    private static readonly ElementReference Element = new("one");

    private readonly BunitJSModuleInterop _module;
    private readonly ElementScript _script = new();

    public ElementScriptTests()
    {
        _module = JSInterop.SetupModule("./js/one.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Attach_TakesTheElementAndWhatElseIsGiven()
    {
        Assert.True(await _script.AttachAsync(JSInterop.JSRuntime, "js/one.js", Element, 60));
        await _script.TellAsync("show", 7);

        Assert.Equal([Element, 60], _module.VerifyInvoke("attach").Arguments);
        Assert.Equal([Element, 7], _module.VerifyInvoke("show").Arguments);
    }

    [Fact]
    public async Task GoneWhileAttachIsUnderWay_IsNotAttached_AndDetachesOnce()
    {
        var attached = _module.SetupVoid("attach", _ => true);
        var attaching = _script.AttachAsync(JSInterop.JSRuntime, "js/one.js", Element);

        await _script.DisposeAsync();
        await _script.DisposeAsync();
        attached.SetVoidResult();

        Assert.False(await attaching);
        _module.VerifyInvoke("detach");
    }

    [Fact]
    public async Task GoneWhileTheModuleIsOnItsWay_AttachesNothing()
    {
        var import = new TaskCompletionSource<IJSObjectReference>();
        var runtime = new Browser(import.Task);
        var attaching = _script.AttachAsync(runtime, "js/one.js", Element);

        await _script.DisposeAsync();
        var module = new Module(_ => Task.CompletedTask);
        import.SetResult(module);

        Assert.False(await attaching);
        Assert.Empty(module.Called);
        Assert.True(module.IsDisposed);
    }

    [Fact]
    public async Task BeforeItIsAttached_AndAfterItsEnd_NobodyIsTold()
    {
        await _script.TellAsync("show");
        Assert.False(await _script.AskAsync<bool>("isShown"));
        await _script.AttachAsync(JSInterop.JSRuntime, "js/one.js", Element);
        await _script.DisposeAsync();
        await _script.TellAsync("show");

        _module.VerifyNotInvoke("show");
        _module.VerifyNotInvoke("isShown");
    }

    [Fact]
    public async Task AnswerLostWithTheLine_AttachIsCalledAgain()
    {
        var answers = new Queue<Task>([Task.FromCanceled(new CancellationToken(true)), Task.CompletedTask]);
        var module = new Module(_ => answers.Dequeue());

        Assert.True(await _script.AttachAsync(new Browser(Task.FromResult<IJSObjectReference>(module)), "js/one.js", Element));

        Assert.Equal(["attach", "attach"], module.Called);
    }

    /// <summary>The circuit would end by what its components throw as they leave.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LineLost_NothingIsThrown(bool isForGood)
    {
        var isLost = false;
        Task Answer() => !isLost ? Task.CompletedTask
            : isForGood ? Task.FromException(new JSDisconnectedException("gone")) : Task.FromCanceled(new CancellationToken(true));
        var module = new Module(_ => Answer()) { Disposing = Answer };
        await _script.AttachAsync(new Browser(Task.FromResult<IJSObjectReference>(module)), "js/one.js", Element);
        isLost = true;

        await _script.TellAsync("show");
        Assert.Null(await _script.AskAsync<string>("zone"));
        await _script.DisposeAsync();

        Assert.Equal(["attach", "show", "zone", "detach"], module.Called);
    }

    [Theory]
    [InlineData(typeof(JSException))]
    [InlineData(typeof(JSDisconnectedException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Focus_ElementHasGone_StaysWhereItIs(Type fault)
    {
        var focused = JSInterop.SetupVoid("Blazor._internal.domWrapper.focus", _ => true);
        focused.SetException((Exception)Activator.CreateInstance(fault, "gone")!);

        await new ElementReference("one", new WebElementReferenceContext(JSInterop.JSRuntime)).GiveFocusAsync();
        await default(ElementReference).GiveFocusAsync();

        focused.VerifyInvoke("Blazor._internal.domWrapper.focus");
    }

    private sealed class Browser(Task<IJSObjectReference> import) : IJSRuntime
    {
        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => (TValue)await import;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);
    }

    private sealed class Module(Func<string, Task> answer) : IJSObjectReference
    {
        private readonly List<string> _called = [];

        public IReadOnlyList<string> Called => _called;

        public bool IsDisposed { get; private set; }

        public Func<Task> Disposing { get; init; } = () => Task.CompletedTask;

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            _called.Add(identifier);
            await answer(identifier);
            return default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);

        public async ValueTask DisposeAsync()
        {
            IsDisposed = true;
            await Disposing();
        }
    }
}
